-- Accounts of citizens and of staff: one table, because a person signs in the same way.
create table account (
    id              bigint generated always as identity primary key,
    kind            text        not null check (kind in ('CITIZEN', 'STAFF')),
    user_name       text        not null,
    mail            text        not null,
    password_hash   text,
    civility        text,
    last_name       text        not null,
    first_names     text        not null,
    created_at      timestamptz not null,
    disabled_at     timestamptz,
    last_sign_in_at timestamptz,
    previous_sign_in_at timestamptz,
    version         bigint      not null default 0
);
create unique index account_user_name on account (lower(user_name));

-- What a member of staff may do; a role of an agent is that of one service.
create table staff_role (
    account_id bigint not null references account on delete cascade,
    role       text   not null check (role in ('AGENT', 'REGIE', 'COMMUNICATION', 'ADMIN')),
    service    text   not null default '',
    primary key (account_id, role, service),
    check ((role = 'AGENT') = (service <> ''))
);

-- Who is signed in, by the hash of the cookie: no state in the memory of a node.
create table sign_in_session (
    token_hash  text primary key,
    account_id  bigint      not null references account on delete cascade,
    created_at  timestamptz not null,
    seen_at     timestamptz not null,
    user_agent  text        not null
);
create index sign_in_session_account on sign_in_session (account_id);
create index sign_in_session_seen on sign_in_session (seen_at);
