-- Transactional outbox: a row is written with the change that it tells of, and sent afterwards.
create table outbox_message (
    id              bigint generated always as identity primary key,
    channel         text        not null check (channel in ('MAIL')),
    recipient       text        not null,
    subject         text        not null,
    text            text        not null,
    html            text        not null,
    message_id      text        not null unique,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    attempts        int         not null default 0,
    last_error      text,
    sent_at         timestamptz
);
create index outbox_due on outbox_message (next_attempt_at) where sent_at is null and next_attempt_at is not null;
