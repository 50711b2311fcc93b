-- The file of a mail may be a PDF.
alter table outbox_message alter column attachment type bytea using convert_to(attachment, 'UTF8');
