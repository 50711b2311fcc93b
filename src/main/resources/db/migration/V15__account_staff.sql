-- What administrators change of staff accounts is kept with the changes of state.
alter table account_event
    add change text check (change in ('ROLES', 'DISABLED', 'ENABLED'));

create unique index account_staff_mail on account (lower(mail)) where kind = 'STAFF' and state <> 'CLOSED';
