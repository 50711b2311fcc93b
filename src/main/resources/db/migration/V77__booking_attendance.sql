-- Who was there: a day of a child as the staff noted it, planned or not. What is noted here is what is invoiced.
create table attendance (
    id             bigint generated always as identity primary key,
    enrolment_id   bigint      not null references enrolment,
    unit           text        not null,
    day            date        not null,
    -- null when the child came without a reservation
    reservation_id bigint references reservation,
    household_id   bigint      not null references household,
    mark           text        not null check (mark in ('PRESENT', 'ABSENT', 'EXCUSED')),
    -- cents: that of the reservation, or of the tariff of the day
    price          bigint      not null check (price >= 0),
    -- by the clock of the device, which may have been offline; never later than when it was received
    marked_at      timestamptz not null,
    marked_by_name text        not null,
    -- the number of the invoice that asks for it: from then on it stays as it is
    regie          text,
    invoice        text,
    unique (enrolment_id, day, unit),
    check ((regie is null) = (invoice is null))
);
create index attendance_day on attendance (day, unit);
create index attendance_open on attendance (day, household_id) where invoice is null;
create index attendance_invoice on attendance (regie, invoice) where invoice is not null;
create index attendance_reservation on attendance (reservation_id) where reservation_id is not null;

create table attendance_event (
    id            bigint generated always as identity primary key,
    attendance_id bigint      not null references attendance on delete cascade,
    marked_at     timestamptz not null,
    received_at   timestamptz not null,
    mark          text        not null,
    actor_name    text        not null
);
create index attendance_event_attendance on attendance_event (attendance_id, id);
