-- What a citizen and a service write to one another about a request.
create table exchange (
    id             bigint generated always as identity primary key,
    request_number bigint      not null references request,
    direction      text        not null check (direction in ('TO_TOWN', 'TO_CITIZEN')),
    author_id      bigint references account,
    author_name    text,
    at             timestamptz not null,
    content        text        not null check (char_length(content) between 1 and 4000),
    read_at        timestamptz,
    -- of the form that it came from: sent twice, it is there once
    sending        text        not null,
    unique (request_number, sending)
);
create index exchange_request on exchange (request_number, id);
-- what waits to be read: the tiles, the counters and the queue look at these rows only
create index exchange_unread on exchange (direction, request_number) where read_at is null;

-- What somebody is writing: whoever has the link (author 0), or an account.
create table exchange_draft (
    request_number bigint      not null references request,
    author         bigint      not null,
    content        text        not null check (char_length(content) <= 20000),
    updated_at     timestamptz not null,
    primary key (request_number, author)
);
