-- The photo that a citizen may add: cut and written anew by the portal, never the file that was sent.
create table account_photo (
    account_id bigint primary key references account on delete cascade,
    content    bytea       not null check (octet_length(content) <= 200000),
    changed_at timestamptz not null
);

-- By what its owner names a session to end it: the hash of the cookie stays in here.
alter table sign_in_session add column public_id text not null default gen_random_uuid()::text;
create unique index sign_in_session_public on sign_in_session (public_id);
