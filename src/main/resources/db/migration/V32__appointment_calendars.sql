-- A trusted extension: the owner of the database may create it. It lets a constraint compare a desk and a span of time at once.
create extension if not exists btree_gist;

-- Its rules; slots are computed from them and stand nowhere.
create table appointment_calendar (
    id           text primary key,
    service      text        not null,
    title        text        not null,
    place        text        not null,
    bring        text,
    rules        jsonb       not null,
    -- of what the town's files say, as long as nobody edited it
    file_hash    text        not null,
    edited_at    timestamptz,
    edited_by    text,
    feed_hash    text unique,
    feed_since   timestamptz,
    version      bigint      not null default 0
);

create table appointment (
    id          bigint generated always as identity primary key,
    calendar_id text        not null references appointment_calendar,
    desk        int         not null check (desk > 0),
    starts_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > starts_at),
    state       text        not null check (state in ('HELD', 'EXPIRED', 'BOOKED', 'MOVED', 'CANCELLED', 'PRESENT', 'ABSENT')),
    -- whose it is, in the words of the capability that asked for it
    holder      text        not null,
    held_until  timestamptz,
    uid         text        not null,
    sequence    int         not null default 0,
    person      text,
    subject     text,
    address     text,
    created_at  timestamptz not null,
    booked_at   timestamptz,
    reminded_at timestamptz,
    version     bigint      not null default 0,
    check ((state in ('HELD', 'EXPIRED')) = (booked_at is null)),
    check (state <> 'HELD' or held_until is not null),
    -- never booked twice, also where the length of slots was changed meanwhile
    constraint appointment_desk_once exclude using gist
        (calendar_id with =, desk with =, tstzrange(starts_at, ends_at) with &&)
        where (state in ('HELD', 'BOOKED', 'PRESENT', 'ABSENT'))
);
-- one live appointment each
create unique index appointment_holder_live on appointment (holder) where state in ('HELD', 'BOOKED');
create index appointment_holder on appointment (holder, id);
create index appointment_day on appointment (calendar_id, starts_at);
create index appointment_reminder on appointment (starts_at) where state = 'BOOKED' and reminded_at is null;
create index appointment_old_hold on appointment (held_until) where state in ('HELD', 'EXPIRED');

create table appointment_event (
    id             bigint generated always as identity primary key,
    appointment_id bigint      not null references appointment on delete cascade,
    at             timestamptz not null,
    state          text        not null,
    actor          text        not null,
    reason         text
);
create index appointment_event_appointment on appointment_event (appointment_id, id);

-- A time at which nobody is received: at one desk, or at all of them.
create table appointment_block (
    id          bigint generated always as identity primary key,
    calendar_id text        not null references appointment_calendar,
    desk        int,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > starts_at),
    reason      text        not null,
    created_by  text        not null,
    created_at  timestamptz not null
);
create index appointment_block_calendar on appointment_block (calendar_id, ends_at);

-- A holder may choose an appointment, although its own rules might not let it.
create table appointment_offer (
    holder      text primary key,
    calendar_id text        not null references appointment_calendar,
    offered_at  timestamptz not null
);
