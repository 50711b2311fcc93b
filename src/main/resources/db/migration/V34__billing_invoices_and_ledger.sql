-- Invoices, payments and the books. Ids come from one sequence by the hundred, so that an import
-- writes its rows in few round trips.
create sequence billing_sequence start with 100 increment by 100;

create table invoice (
    id            bigint primary key,
    regie         text        not null,
    number        text        not null,
    -- the number of the household's file, or whatever else the business software calls it by
    household     text        not null,
    payer         text        not null,
    -- "Facturation unique", "Classes transplantées"
    budget        text        not null,
    label         text        not null,
    period        text,
    issued_on     date        not null,
    due_on        date        not null,
    amount        bigint      not null check (amount > 0),
    paid          bigint      not null default 0 check (paid between 0 and amount),
    refunded      bigint      not null default 0 check (refunded between 0 and paid),
    partial       boolean     not null,
    status        text        not null check (status in ('TO_PAY', 'PARTLY_PAID', 'PAID', 'CANCELLED', 'REFUNDED')),
    created_at    timestamptz not null,
    version       bigint      not null default 0,
    unique (regie, number),
    check (case status
        when 'TO_PAY' then paid = 0
        when 'PARTLY_PAID' then paid > 0 and paid < amount
        when 'PAID' then paid = amount and refunded < amount
        when 'REFUNDED' then refunded = amount
        else refunded = 0 end)
);
create index invoice_household on invoice (household, issued_on desc, id desc);
create index invoice_open on invoice (regie, due_on, id) where status in ('TO_PAY', 'PARTLY_PAID');

create table invoice_line (
    invoice_id bigint  not null references invoice on delete cascade,
    position   integer not null,
    label      text    not null,
    amount     bigint  not null,
    primary key (invoice_id, position)
);

create table invoice_event (
    id          bigint primary key,
    invoice_id  bigint      not null references invoice,
    at          timestamptz not null,
    type        text        not null,
    status_from text,
    status_to   text        not null,
    amount      bigint,
    actor       text        not null check (actor in ('CITIZEN', 'AGENT', 'PROVIDER', 'SYSTEM')),
    actor_name  text,
    reason      text
);
create index invoice_event_invoice on invoice_event (invoice_id, id);

-- Somebody set out to pay. The reference is what the payment page is given, never used twice.
create table payment_attempt (
    id            bigint primary key,
    reference     text        not null unique,
    provider      text        not null check (provider in ('PAYBOX', 'PAYFIP')),
    regie         text        not null,
    household     text        not null,
    mail          text        not null,
    amount        bigint      not null check (amount > 0),
    status        text        not null check (status in ('OPEN', 'WAITING', 'REFUSED', 'ABANDONED', 'EXPIRED', 'PAID')),
    created_at    timestamptz not null,
    -- when the gateway is next asked about it; null when nothing is left to be asked
    next_check_at timestamptz,
    checks        integer     not null default 0,
    -- what the browser brought back, signed: asked where no notification comes
    witness       text,
    version       bigint      not null default 0,
    check ((status in ('OPEN', 'WAITING')) = (next_check_at is not null))
);
create index payment_attempt_due on payment_attempt (next_check_at) where next_check_at is not null;
create index payment_attempt_household on payment_attempt (household, id desc);

create table payment_attempt_share (
    attempt_id bigint not null references payment_attempt,
    invoice_id bigint not null references invoice,
    amount     bigint not null check (amount > 0),
    primary key (attempt_id, invoice_id)
);
create index payment_attempt_share_invoice on payment_attempt_share (invoice_id);

create table payment_attempt_event (
    id          bigint primary key,
    attempt_id  bigint      not null references payment_attempt,
    at          timestamptz not null,
    type        text        not null,
    status_from text,
    status_to   text        not null,
    detail      text
);
create index payment_attempt_event_attempt on payment_attempt_event (attempt_id, id);

-- Money that came in. What the provider calls a transaction is money once, whatever it repeats.
create table payment (
    id            bigint primary key,
    regie         text        not null,
    household     text        not null,
    method        text        not null check (method in ('CARD', 'CASH', 'CHEQUE', 'VOUCHER', 'TRANSFER')),
    amount        bigint      not null check (amount > 0),
    credited      bigint      not null check (credited between 0 and amount),
    received_at   timestamptz not null,
    attempt_id    bigint references payment_attempt,
    provider      text,
    transaction   text        not null,
    authorisation text,
    actor_name    text
);
create unique index payment_once on payment (coalesce(provider, regie), transaction);
create index payment_attempt_of on payment (attempt_id) where attempt_id is not null;
create index payment_received on payment (regie, received_at);
create index payment_household on payment (household, received_at desc);

create table payment_share (
    payment_id bigint not null references payment,
    invoice_id bigint not null references invoice,
    amount     bigint not null check (amount > 0),
    primary key (payment_id, invoice_id)
);
create index payment_share_invoice on payment_share (invoice_id);

-- Money that went back. The key is that of the form: sent twice, it goes back once.
create table refund (
    id         bigint primary key,
    form       text        not null unique,
    regie      text        not null,
    household  text        not null,
    invoice_id bigint references invoice,
    method     text        not null check (method in ('CARD', 'CASH', 'CHEQUE', 'VOUCHER', 'TRANSFER')),
    amount     bigint      not null check (amount > 0),
    at         timestamptz not null,
    actor_name text        not null,
    reason     text        not null
);
create index refund_invoice on refund (invoice_id) where invoice_id is not null;

-- What the town owes a household: paid twice, or paid on an invoice that was cancelled.
create table household_credit (
    regie     text   not null,
    household text   not null,
    amount    bigint not null check (amount >= 0),
    primary key (regie, household)
);

-- What providers send, exactly as it came: kept before anything is done about it.
create table provider_notification (
    id          bigint primary key,
    provider    text        not null,
    source      text        not null,
    browser     boolean     not null,
    raw         text        not null,
    received_at timestamptz not null,
    state       text        not null check (state in ('RECEIVED', 'APPLIED', 'REPEATED', 'REJECTED')),
    problem     text,
    reference   text,
    applied_at  timestamptz,
    check ((state = 'RECEIVED') = (applied_at is null)),
    check ((state = 'REJECTED') = (problem is not null))
);
create index provider_notification_waiting on provider_notification (id) where state = 'RECEIVED';
create index provider_notification_rejected on provider_notification (received_at) where state = 'REJECTED';

-- The books. A debit is positive, a credit negative; the entries of a posting add up to nothing.
create table ledger_posting (
    id       bigint primary key,
    at       timestamptz not null,
    kind     text        not null,
    -- what it records, once: "payment 1200"
    key      text        not null unique,
    made_in  xid8        not null default pg_current_xact_id()
);
create index ledger_posting_at on ledger_posting (at);

create table ledger_entry (
    id         bigint primary key,
    posting_id bigint not null references ledger_posting,
    regie      text   not null,
    account    text   not null check (account in ('RECEIVABLE', 'REVENUE', 'CREDIT', 'CARD', 'CASH', 'CHEQUE', 'VOUCHER', 'TRANSFER')),
    -- the household of a receivable or a credit, the budget of a revenue, "" for money
    holder     text   not null,
    invoice_id bigint references invoice,
    amount     bigint not null check (amount <> 0),
    check ((account = 'RECEIVABLE') = (invoice_id is not null))
);
create index ledger_entry_posting on ledger_entry (posting_id);
create index ledger_entry_invoice on ledger_entry (invoice_id, amount) where invoice_id is not null;
create index ledger_entry_credit on ledger_entry (regie, holder, amount) where account = 'CREDIT';

-- What is written stays written: a mistake is reversed by another posting.
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is never changed, only added to' using errcode = 'integrity_constraint_violation';
end $$;
create trigger ledger_posting_kept before update or delete on ledger_posting for each row execute function ledger_is_append_only();
create trigger ledger_posting_whole before truncate on ledger_posting for each statement execute function ledger_is_append_only();
create trigger ledger_entry_kept before update or delete on ledger_entry for each row execute function ledger_is_append_only();
create trigger ledger_entry_whole before truncate on ledger_entry for each statement execute function ledger_is_append_only();

-- An entry belongs to the transaction in which its posting is made: nothing is added later.
create function ledger_entry_in_time() returns trigger language plpgsql as $$
begin
    if not exists (select from ledger_posting p where p.id = new.posting_id and p.made_in = pg_current_xact_id()) then
        raise exception 'posting % is closed', new.posting_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create trigger ledger_entry_in_time after insert on ledger_entry for each row execute function ledger_entry_in_time();

-- At the end of every transaction its postings balance …
create function ledger_balances() returns trigger language plpgsql as $$
declare
    total numeric;
begin
    select sum(e.amount) into total from ledger_entry e where e.posting_id = new.id;
    if total is distinct from 0 then
        raise exception 'posting % does not balance: %', new.id, total using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_balances after insert on ledger_posting
    deferrable initially deferred for each row execute function ledger_balances();

-- … what an invoice still asks for is what the books say is owed for it …
create function invoice_agrees_with_ledger(wanted bigint) returns void language plpgsql as $$
declare
    owed numeric;
    booked numeric;
begin
    select case when i.status = 'CANCELLED' then 0 else i.amount - i.paid end into owed from invoice i where i.id = wanted;
    select coalesce(sum(e.amount), 0) into booked from ledger_entry e where e.invoice_id = wanted;
    if owed is distinct from booked then
        raise exception 'invoice % asks for %, the ledger for %', wanted, owed, booked using errcode = 'integrity_constraint_violation';
    end if;
end $$;
create function invoice_checked() returns trigger language plpgsql as $$
begin
    perform invoice_agrees_with_ledger(new.id);
    return null;
end $$;
create function entry_checked() returns trigger language plpgsql as $$
begin
    perform invoice_agrees_with_ledger(new.invoice_id);
    return null;
end $$;
create constraint trigger invoice_agrees after insert or update of amount, paid, status on invoice
    deferrable initially deferred for each row execute function invoice_checked();
create constraint trigger entry_agrees after insert on ledger_entry
    deferrable initially deferred for each row when (new.invoice_id is not null) execute function entry_checked();

-- … and so is what the town owes a household.
create function credit_agrees_with_ledger(wanted_regie text, wanted text) returns void language plpgsql as $$
declare
    kept numeric;
    booked numeric;
begin
    select coalesce(sum(c.amount), 0) into kept from household_credit c where c.regie = wanted_regie and c.household = wanted;
    select coalesce(-sum(e.amount), 0) into booked from ledger_entry e
        where e.account = 'CREDIT' and e.regie = wanted_regie and e.holder = wanted;
    if kept <> booked then
        raise exception 'the credit of % is %, in the ledger %', wanted, kept, booked using errcode = 'integrity_constraint_violation';
    end if;
end $$;
create function credit_checked() returns trigger language plpgsql as $$
begin
    perform credit_agrees_with_ledger(new.regie, new.household);
    return null;
end $$;
create function credit_entry_checked() returns trigger language plpgsql as $$
begin
    perform credit_agrees_with_ledger(new.regie, new.holder);
    return null;
end $$;
create constraint trigger credit_agrees after insert or update on household_credit
    deferrable initially deferred for each row execute function credit_checked();
create constraint trigger credit_entry_agrees after insert on ledger_entry
    deferrable initially deferred for each row when (new.account = 'CREDIT') execute function credit_entry_checked();
