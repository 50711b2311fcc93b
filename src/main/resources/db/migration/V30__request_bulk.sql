-- Several requests processed in one go. Each line is written with the change that it tells of: after a breakdown in the
-- middle the summary says exactly what was done, and a second click finds the first one's.
create table bulk_run (
    token      text primary key,
    account_id bigint      not null references account on delete cascade,
    action     text        not null check (action in ('DECIDE', 'ASSIGN', 'ARCHIVE')),
    size       int         not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create index bulk_run_started on bulk_run (started_at);

create table bulk_line (
    token          text   not null references bulk_run on delete cascade,
    request_number bigint not null,
    title          text   not null,
    problem        text,
    primary key (token, request_number)
);
