-- A household as the town's files number it, and the adults who have an account there.
create table household (
    id          bigint generated always as identity primary key,
    file_number text        not null unique check (file_number ~ '^[A-Z0-9][A-Z0-9./-]{0,19}$'),
    created_at  timestamptz not null
);

create table household_member (
    household_id bigint      not null references household on delete cascade,
    account_id   bigint      not null references account on delete cascade,
    since        timestamptz not null,
    primary key (household_id, account_id)
);
create index household_member_account on household_member (account_id);

-- Keys that services give to households: only a sealed hash is kept, and each links once.
create table service_key (
    id              bigint generated always as identity primary key,
    hash            text        not null unique,
    service         text        not null,
    household_id    bigint      not null references household,
    -- the page that asked for it: sent twice, it makes no second key
    form            text        not null unique,
    created_at      timestamptz not null,
    created_by_name text        not null,
    used_at         timestamptz,
    used_by         bigint references account on delete set null,
    revoked_at      timestamptz,
    revoked_by_name text,
    check (used_at is null or revoked_at is null)
);
create index service_key_household on service_key (household_id, id);
create index service_key_used_by on service_key (used_by) where used_by is not null;

-- Who typed too many wrong keys: until an agent has seen it.
create table service_key_alert (
    account_id bigint      primary key references account on delete cascade,
    at         timestamptz not null
);
