-- A family waits for a place of a full day. Places that become free go to those who wait, in the order in which they came: until
-- somebody has had the chance, they are as good as taken for everybody else ("wanted").
create table day_wish (
    id           bigint generated always as identity primary key,
    enrolment_id bigint      not null references enrolment,
    account_id   bigint      not null references account on delete cascade,
    unit         text        not null,
    day          date        not null,
    -- the parts of the day whose places it takes, with a comma between
    parts        text        not null,
    state        text        not null check (state in ('WAITING', 'GRANTED', 'GIVEN_UP', 'OVER')),
    asked_at     timestamptz not null,
    ended_at     timestamptz,
    -- why it is over without a place, as the family read it
    reason       text,
    check ((state = 'WAITING') = (ended_at is null))
);
create unique index day_wish_once on day_wish (enrolment_id, day, unit) where state = 'WAITING';
create index day_wish_line on day_wish (asked_at, id) where state = 'WAITING';

alter table day_capacity add column wanted integer not null default 0 check (wanted >= 0);
