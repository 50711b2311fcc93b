-- A key that was typed in "Créer mon espace", sealed as the keys are. It is used when the space
-- comes to life: of two who typed the same one the first gets it.
create table account_awaited_key (
    account_id bigint primary key references account on delete cascade,
    hash       text   not null
);

-- Who creates a space has no account yet, and may type wrong keys as well.
alter table service_key_alert
    drop constraint service_key_alert_pkey,
    alter account_id drop not null,
    add id    bigint generated always as identity primary key,
    -- hash of the secret of a draft
    add draft text unique,
    -- as it was typed; forgotten after a month
    add name  text,
    add constraint service_key_alert_account_id_key unique (account_id),
    add check ((account_id is null) <> (draft is null));
