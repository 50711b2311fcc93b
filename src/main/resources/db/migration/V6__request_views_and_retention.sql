-- What an agent wants to see of the queue again and again, under a name of the agent's own.
create table saved_view (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references account on delete cascade,
    name       text        not null check (char_length(name) between 1 and 60),
    queue_view text        not null,
    slug       text        not null,
    words      text        not null,
    sort       text        not null,
    created_at timestamptz not null
);
create unique index saved_view_name on saved_view (account_id, lower(name));

-- When a request ended: from then on its retention is counted. Empty while it is open; what ended before this column
-- existed, or on a node of the release before, is counted from its last change.
alter table request add column ended_at timestamptz;
create index request_ended on request (version_id, coalesce(ended_at, changed_at))
    where status in ('ACCEPTED', 'REJECTED', 'CANCELLED', 'ARCHIVED');
