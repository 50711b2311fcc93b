-- Who was reminded of a late invoice, and for which time: nobody is reminded twice of the same.
create table invoice_reminder (
    invoice_id bigint      not null references invoice,
    step       smallint    not null check (step in (1, 2)),
    at         timestamptz not null,
    -- to how many addresses; none where no adult of the household has a space: a letter is needed
    mails      integer     not null,
    primary key (invoice_id, step)
);
create index invoice_reminder_by_letter on invoice_reminder (invoice_id) where mails = 0;
