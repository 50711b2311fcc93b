-- The private calendar feed of a person: who has its address sees the reservations of the person's children.
-- Only the hash of the secret is kept; a new address closes the one before.
create table family_feed (
    account_id bigint primary key references account on delete cascade,
    hash       text        not null unique,
    opened_at  timestamptz not null
);
