-- A draft belongs to a browser, by the hash of its cookie, or to an account: never to both.
alter table draft
    alter column owner_hash drop not null,
    add column account_id bigint references account on delete cascade,
    add constraint draft_owner_one check (num_nonnulls(owner_hash, account_id) = 1);
-- one open draft of a démarche an account, as it is for a browser
create unique index draft_open_account on draft (account_id, slug) where request_number is null;
create index draft_account on draft (account_id, updated_at desc) where account_id is not null;
