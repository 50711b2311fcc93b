-- A sign-in by FranceConnect that was begun. The answer finds it by its state, once, in the same
-- browser; nonce and verifier are what the answer has to prove.
create table franceconnect_attempt (
    state_hash    text primary key,
    browser_hash  text        not null,
    nonce         text        not null,
    code_verifier text        not null,
    purpose       text        not null check (purpose in ('SIGN_IN', 'LINK')),
    account_id    bigint references account on delete cascade,
    destination   text        not null,
    created_at    timestamptz not null,
    used_at       timestamptz,
    check ((purpose = 'LINK') = (account_id is not null))
);
create index franceconnect_attempt_created on franceconnect_attempt (created_at);

-- Whose identity at FranceConnect goes with an account. The certified identity is kept because the
-- sub changes with the civil status: then all six facts together find the account again.
create table franceconnect_link (
    account_id    bigint primary key references account on delete cascade,
    sub           text        not null unique,
    given_names   text        not null,
    family_name   text        not null,
    birth_date    date        not null,
    gender        text        not null check (gender in ('male', 'female', 'unspecified')),
    birth_place   text        not null,
    birth_country text        not null,
    linked_at     timestamptz not null
);
create index franceconnect_link_birth on franceconnect_link (birth_date, birth_place);

-- Somebody whom FranceConnect has identified and whom no account knows yet. Half an hour, once.
create table franceconnect_arrival (
    browser_hash  text primary key,
    sub           text        not null,
    given_names   text        not null,
    family_name   text        not null,
    birth_date    date        not null,
    gender        text        not null,
    birth_place   text        not null,
    birth_country text        not null,
    usage_name    text        not null,
    mail          text        not null,
    id_token      text        not null,
    created_at    timestamptz not null
);
create index franceconnect_arrival_created on franceconnect_arrival (created_at);

-- FranceConnect wants its token back at the sign-out.
alter table sign_in_session add column franceconnect_token text;
