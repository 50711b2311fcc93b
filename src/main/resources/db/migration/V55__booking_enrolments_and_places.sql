-- A child in an activity of the town's configuration, at one place. The household is the one that asked and pays.
create table enrolment (
    id            bigint generated always as identity primary key,
    household_id  bigint      not null references household,
    child_id      bigint      not null references child,
    activity      text        not null,
    place         text        not null,
    -- "Les Winners (8-10 ans)"
    group_name    text,
    from_day      date        not null,
    to_day        date        not null check (to_day >= from_day),
    state         text        not null check (state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE', 'REFUSED', 'WITHDRAWN', 'ENDED')),
    asked_at      timestamptz not null,
    -- until when an offered place is kept
    offered_until timestamptz,
    -- the request it was asked with; null when an agent or an import made it
    request_number bigint references request,
    version       bigint      not null default 0,
    check ((state = 'OFFERED') = (offered_until is not null))
);
create index enrolment_household on enrolment (household_id, child_id);
create index enrolment_child on enrolment (child_id);
create unique index enrolment_once on enrolment (child_id, activity, place, household_id, from_day)
    where state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE');
-- the waiting list, in the order of arrival
create index enrolment_waiting on enrolment (activity, place, asked_at, id) where state = 'WAITING';
create index enrolment_active on enrolment (activity, place, from_day) where state = 'ACTIVE';

create table enrolment_event (
    id           bigint generated always as identity primary key,
    enrolment_id bigint      not null references enrolment on delete cascade,
    at           timestamptz not null,
    state_from   text,
    state_to     text        not null,
    actor        text        not null check (actor in ('CITIZEN', 'AGENT', 'SYSTEM')),
    actor_name   text,
    reason       text
);
create index enrolment_event_enrolment on enrolment_event (enrolment_id, id);

-- Places of a season (an activity's enrolments): one row an activity and place; made from the configuration.
create table season_capacity (
    activity text    not null,
    place    text    not null,
    season   text    not null,
    capacity integer not null check (capacity >= 0),
    taken    integer not null default 0 check (taken >= 0),
    primary key (activity, place, season)
);

-- Places of a day: a row is made when the first is taken or an agent changes it; without a row the configuration's number holds.
-- A place is taken by a conditional update (taken < capacity). Lowered below what is taken, nobody loses a place and none is given.
create table day_capacity (
    activity text    not null,
    place    text    not null,
    unit     text    not null,
    day      date    not null,
    capacity integer not null check (capacity >= 0),
    taken    integer not null default 0 check (taken >= 0),
    -- why nothing is open, where an agent closed the day
    closed   text,
    primary key (activity, place, unit, day)
);

-- A day of a child. WAITING_ADD holds its place until an agent answers; WAITING_CANCEL keeps it until then.
create table reservation (
    id             bigint generated always as identity primary key,
    enrolment_id   bigint      not null references enrolment,
    unit           text        not null,
    day            date        not null,
    state          text        not null check (state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL', 'CANCELLED', 'REFUSED')),
    -- cents, as it was shown when it was asked
    price          bigint      not null check (price >= 0),
    household_id   bigint      not null references household,
    asked_at       timestamptz not null,
    changed_at     timestamptz not null,
    version        bigint      not null default 0
);
-- one living row a child, unit and day: whoever asks twice has one place
create unique index reservation_live on reservation (enrolment_id, day, unit)
    where state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL');
create index reservation_day on reservation (day, unit) where state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL');

-- What one basket asked for, day by day, and what became of it. The request carries its number, history and mails.
create table basket_line (
    request_number bigint  not null references request,
    position       integer not null,
    reservation_id bigint  not null references reservation,
    change         text    not null check (change in ('ADD', 'CANCEL')),
    price          bigint  not null,
    -- null until it is answered
    granted        boolean,
    reason         text,
    primary key (request_number, position)
);
create index basket_line_reservation on basket_line (reservation_id);

-- Ticks that were not validated yet: of a person, whatever the browser.
create table basket_draft (
    account_id bigint      not null references account on delete cascade,
    enrolment_id bigint    not null references enrolment on delete cascade,
    -- [{"unit": "journee", "day": "2026-12-02", "change": "ADD"}, …]
    changes    jsonb       not null,
    updated_at timestamptz not null,
    primary key (account_id, enrolment_id)
);
