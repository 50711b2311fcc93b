-- A message may leave as SMS: the recipient is a number, the subject is for administrators only.
alter table outbox_message drop constraint outbox_message_channel_check;
alter table outbox_message add constraint outbox_message_channel_check check (channel in ('MAIL', 'SMS'));
