-- What an adult of a household may do there; whoever joined before may do all.
alter table household_member
    add column may_book         boolean not null default true,
    add column may_see_invoices boolean not null default true,
    add column may_pick_up      boolean not null default true;

-- A child is one row, also when two households share it.
create table child (
    id           bigint generated always as identity primary key,
    -- what the town's business software calls it, where it is the reference
    reference    text unique check (reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$'),
    first_name   text        not null check (first_name <> ''),
    last_name    text        not null check (last_name <> ''),
    born_on      date        not null,
    school       text,
    -- "PS" … "CM2", "6E" … "TLE": id of a school year of the glossary
    school_level text,
    -- when it left the school, or moved away: nothing is booked from this day on
    left_on      date,
    created_at   timestamptz not null,
    version      bigint      not null default 0
);

-- The children of a household; a household that lost a child keeps the row, ended.
create table household_child (
    household_id bigint not null references household on delete cascade,
    child_id     bigint not null references child on delete cascade,
    since        date   not null,
    -- first day on which the child does not belong to it any more
    until        date check (until >= since),
    primary key (household_id, child_id)
);
create index household_child_child on household_child (child_id);

-- The quotient familial of a household from a day on: the newest that has begun counts.
create table quotient_familial (
    id           bigint generated always as identity primary key,
    household_id bigint      not null references household on delete cascade,
    from_day     date        not null,
    -- in euros, as the CAF writes it
    amount       integer     not null check (amount >= 0),
    source       text        not null check (source in ('AGENT', 'IMPORT', 'API_PARTICULIER')),
    set_by_name  text        not null,
    set_at       timestamptz not null,
    reason       text
);
create index quotient_familial_household on quotient_familial (household_id, from_day desc, id desc);
