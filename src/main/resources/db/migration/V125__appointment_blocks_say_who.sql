-- Who blocked a time takes back what stands in it, also when a later round has to finish that.
alter table appointment_block add column created_by_id bigint references account on delete set null;
