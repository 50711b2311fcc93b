-- What a citizen sends to the agent who asked for a document before activating the space. Kept until
-- a month after the decision.
create table account_document (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references account on delete cascade,
    name       text        not null,
    media_type text        not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    content    bytea       not null check (octet_length(content) between 1 and 10485760),
    at         timestamptz not null
);
create index account_document_account on account_document (account_id, id);

-- Staff may sign in by the town's own provider, where the town has one. By its subject from the
-- second time on; the first time by a mail that the provider has verified.
alter table account
    add openid_subject text,
    add check (openid_subject is null or kind = 'STAFF');
create unique index account_openid_subject on account (openid_subject) where openid_subject is not null;

alter table franceconnect_attempt drop constraint franceconnect_attempt_purpose_check;
alter table franceconnect_attempt
    add constraint franceconnect_attempt_purpose_check check (purpose in ('SIGN_IN', 'LINK', 'STAFF'));
