-- What "Valider" made of a draft, by the key of its form: sent twice, it answers the same.
create table basket (
    id             bigint generated always as identity primary key,
    account_id     bigint references account on delete set null,
    form_key       text        not null,
    enrolment_id   bigint      not null references enrolment,
    -- null when not a single day could be had
    request_number bigint unique references request on delete cascade,
    submitted_at   timestamptz not null,
    -- [{"unit": …, "day": …, "change": …, "problem": …}]
    failed         jsonb       not null,
    unique (account_id, form_key, enrolment_id)
);

-- What happened to a day outside of a basket: an agent closed it, booked it past the delay, the enrolment ended.
create table reservation_event (
    id             bigint generated always as identity primary key,
    reservation_id bigint      not null references reservation on delete cascade,
    at             timestamptz not null,
    state_from     text,
    state_to       text        not null,
    actor          text        not null check (actor in ('CITIZEN', 'AGENT', 'SYSTEM')),
    actor_name     text,
    reason         text
);
create index reservation_event_reservation on reservation_event (reservation_id, id);

-- A request goes after its retention, what was booked with it stays.
alter table basket_line drop constraint basket_line_request_number_fkey;
alter table basket_line add constraint basket_line_request foreign key (request_number) references request on delete cascade;
alter table enrolment drop constraint enrolment_request_number_fkey;
alter table enrolment add constraint enrolment_request foreign key (request_number) references request on delete set null;
create index enrolment_request_number on enrolment (request_number) where request_number is not null;

-- Who changed the places of a day, and when.
alter table day_capacity
    add column changed_by text,
    add column changed_at timestamptz;
