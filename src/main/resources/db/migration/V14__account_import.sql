-- Files of the old "Portail famille". What they say is kept until it is imported or given up, then
-- only what became of each line.
create table account_import (
    id              bigint generated always as identity primary key,
    file_name       text        not null,
    content         text,
    created_at      timestamptz not null,
    created_by_name text        not null,
    done_at         timestamptz,
    check (content is not null or done_at is not null)
);
create index account_import_created on account_import (created_at);

create table account_import_line (
    import_id  bigint  not null references account_import on delete cascade,
    line       integer not null,
    outcome    text    not null check (outcome in ('CREATE', 'LINK', 'ALREADY', 'IGNORE', 'FAULTY')),
    problem    text,
    account_id bigint references account on delete set null,
    mailed_at  timestamptz,
    primary key (import_id, line)
);
create index account_import_line_account on account_import_line (account_id) where account_id is not null;
