-- The line in front of the reservations on the morning when they open. One row: its lock is the door, and the tickets are its numbers.
create table waiting_room (
    single          boolean primary key default true check (single),
    last_ticket     bigint      not null default 0,
    admitted        bigint      not null default 0,
    -- how many were admitted until then: the rate is told to those who wait
    measured_at     timestamptz,
    measured        bigint      not null default 0,
    per_hour        bigint
);
insert into waiting_room default values;

-- Somebody who waits, or is inside. The ticket is the order of arrival; it survives reloads, other browsers and nodes.
create table waiting_place (
    account_id   bigint      primary key references account on delete cascade,
    ticket       bigint      not null unique,
    arrived_at   timestamptz not null,
    seen_at      timestamptz not null,
    admitted_at  timestamptz,
    -- counts as inside until then: it grows with each page
    inside_until timestamptz,
    -- may come in until then, without a new ticket
    kept_until   timestamptz,
    check ((admitted_at is null) = (inside_until is null)),
    check ((admitted_at is null) = (kept_until is null))
);
create index waiting_place_line on waiting_place (ticket) where admitted_at is null;
create index waiting_place_inside on waiting_place (inside_until) where admitted_at is not null;
create index waiting_place_seen on waiting_place (seen_at);
