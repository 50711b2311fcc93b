-- How often something was tried, by a keyed hash of who tried: no name, no address.
create table throttle (
    rule      text        not null,
    key_hash  text        not null,
    count     int         not null,
    -- nothing is admitted before
    free_at   timestamptz not null,
    -- counted from one again after
    forget_at timestamptz not null,
    primary key (rule, key_hash)
);
create index throttle_forget on throttle (forget_at);

-- Keys that the nodes share and nobody else knows; made by whichever node needs one first.
create table server_secret (
    name  text primary key,
    value text not null
);

-- Proofs and codes that were given as an answer, until they expire by themselves: each counts once.
create table security_answer (
    challenge_hash text primary key,
    tries          int         not null,
    right_answer   boolean     not null,
    expires_at     timestamptz not null
);
create index security_answer_expiry on security_answer (expires_at);

-- A browser in which somebody signed in before: it has a budget of failures of its own.
create table known_browser (
    token_hash text        not null,
    account_id bigint      not null references account on delete cascade,
    seen_at    timestamptz not null,
    primary key (token_hash, account_id)
);
create index known_browser_account on known_browser (account_id);
create index known_browser_seen on known_browser (seen_at);
