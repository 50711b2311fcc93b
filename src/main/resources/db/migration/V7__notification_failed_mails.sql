-- An administrator has a mail sent again: the delays between its attempts begin anew, the attempts are still counted.
alter table outbox_message add column attempts_before int not null default 0;

-- What an administrator is shown: the few that fail, and how many left in a day.
create index outbox_failing on outbox_message (created_at) where sent_at is null and last_error is not null;
create index outbox_sent on outbox_message (sent_at) where sent_at is not null;
