-- Whether a member of staff wants the shortcuts of the keyboard; they are one's own on every machine.
alter table account add column keys_off boolean not null default false;
