-- Which households have their invoices announced by mail instead of paper, since when, and who said so.
create table e_billing (
    household text        primary key,
    online    boolean     not null,
    since     timestamptz not null,
    chosen_by text        not null
);

-- Each choice that was made.
create table e_billing_event (
    id        bigint generated always as identity primary key,
    household text        not null,
    online    boolean     not null,
    at        timestamptz not null,
    chosen_by text        not null
);
create index e_billing_event_household on e_billing_event (household, id);

-- Invoices that the régie printed in one go, to be sent by post.
create table invoice_print (
    id      bigint generated always as identity primary key,
    regie   text        not null,
    at      timestamptz not null,
    by_name text        not null
);
create index invoice_print_regie on invoice_print (regie, id desc);

-- How each new invoice reaches its household: by a mail that announces it, or on paper.
create table invoice_delivery (
    invoice_id  bigint primary key references invoice,
    regie       text not null,
    way         text not null check (way in ('MAIL', 'PAPER')),
    done_at     timestamptz,
    -- how many were written to
    mails       integer,
    print_id    bigint references invoice_print,
    -- when the mail is tried next: one that fails goes behind the others
    next_try_at timestamptz,
    check ((way = 'MAIL' and done_at is null) = (next_try_at is not null)),
    check ((way = 'PAPER' and done_at is not null) = (print_id is not null))
);
create index invoice_delivery_mail on invoice_delivery (next_try_at, invoice_id) where next_try_at is not null;
create index invoice_delivery_paper on invoice_delivery (regie, invoice_id) where way = 'PAPER' and done_at is null;
create index invoice_delivery_print on invoice_delivery (print_id, invoice_id) where print_id is not null;
