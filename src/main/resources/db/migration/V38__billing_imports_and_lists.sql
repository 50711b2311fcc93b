-- Files of invoices: kept as they came until they are imported, then what became of them.
create table invoice_import (
    id              bigint primary key,
    regie           text        not null,
    file_name       text        not null,
    content         text,
    created_at      timestamptz not null,
    created_by_name text        not null,
    done_at         timestamptz,
    created         integer     not null default 0,
    changed         integer     not null default 0,
    same            integer     not null default 0,
    refused         integer     not null default 0,
    faulty          integer     not null default 0,
    check ((done_at is null) = (content is not null))
);

-- What somebody has to look into.
create table invoice_import_problem (
    import_id bigint  not null references invoice_import on delete cascade,
    line      integer not null,
    number    text    not null,
    outcome   text    not null check (outcome in ('REFUSED', 'FAULTY')),
    reason    text    not null,
    primary key (import_id, line)
);

-- The lists of the régie: a page costs the same with a million invoices. Names are found by the
-- beginnings of their words.
create index invoice_listed on invoice (regie, issued_on desc, id desc);
create index invoice_of_budget on invoice (regie, budget, issued_on desc, id desc);
create index invoice_words on invoice using gin (to_tsvector('simple', account_key(payer)));
create index payment_with_credit on payment (regie, received_at) where credited > 0;

-- A credit of a household may pay for an invoice.
alter table payment drop constraint payment_method_check;
alter table payment add constraint payment_method_check
    check (method in ('CARD', 'CASH', 'CHEQUE', 'VOUCHER', 'TRANSFER', 'CREDIT'));
