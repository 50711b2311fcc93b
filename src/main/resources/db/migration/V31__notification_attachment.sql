-- A mail may carry one file: an appointment for the calendar of whoever gets it.
alter table outbox_message
    add column attachment_name text,
    add column attachment_type text,
    add column attachment      text,
    add constraint outbox_attachment_whole check (num_nonnulls(attachment_name, attachment_type, attachment) in (0, 3));
