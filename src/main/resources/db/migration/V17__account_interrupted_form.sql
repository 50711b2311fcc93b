-- What somebody sent when the session had just ended: offered again on the same page, to the same
-- account only.
create table interrupted_form (
    account_id bigint      not null references account on delete cascade,
    path       text        not null,
    content    text        not null,
    created_at timestamptz not null,
    primary key (account_id, path)
);
create index interrupted_form_created on interrupted_form (created_at);
