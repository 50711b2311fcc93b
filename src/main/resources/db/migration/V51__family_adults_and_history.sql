-- An adult of a household whom an import or an agent named: without an account, or before there was one.
create table household_adult (
    id                 bigint generated always as identity primary key,
    household_id       bigint  not null references household on delete cascade,
    -- what the town's business software calls the person
    reference          text unique check (reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$'),
    civility           text check (civility in ('madame', 'monsieur')),
    first_names        text    not null check (first_names <> ''),
    last_name          text    not null check (last_name <> ''),
    mail               text,
    address_line       text,
    address_complement text,
    postal_code        text,
    city               text,
    mobile_phone       text,
    home_phone         text,
    work_phone         text,
    preferred_contact  text,
    may_book           boolean not null default true,
    may_see_invoices   boolean not null default true,
    may_pick_up        boolean not null default true,
    -- since the person has an account in the household, that says everything and this row only keeps the reference
    account_id         bigint references account on delete set null,
    -- first day on which the person does not belong to the household any more
    until              date,
    created_at         timestamptz not null,
    version            bigint      not null default 0
);
create index household_adult_household on household_adult (household_id);
create index household_adult_account on household_adult (account_id) where account_id is not null;

-- How a child is reached, where it is not as its household is.
alter table child
    add column mail               text,
    add column address_line       text,
    add column address_complement text,
    add column postal_code        text,
    add column city               text,
    add column mobile_phone       text,
    add column home_phone         text,
    add column work_phone         text,
    add column preferred_contact  text;

-- What changed in a household, when, by whom and why. Never changed.
create table household_event (
    id           bigint generated always as identity primary key,
    household_id bigint      not null references household on delete cascade,
    at           timestamptz not null,
    kind         text        not null,
    -- whom or what it is about: "Matteo Durand", "620 € à partir du 01/01/2027"
    what         text        not null,
    actor_name   text        not null,
    reason       text
);
create index household_event_household on household_event (household_id, id);

create index child_name on child (lower(last_name), lower(first_name));
