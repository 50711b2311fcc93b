-- Spaces of citizens: who they are, how they are reached, and what state their account is in.
alter table account
    add state               text not null default 'ACTIVE'
        check (state in ('MAIL_UNCONFIRMED', 'AWAITING_AGENT', 'DOCUMENT_ASKED', 'ACTIVE', 'REFUSED', 'PREPARED', 'CLOSED')),
    add state_since         timestamptz not null default now(),
    add birth_name          text,
    add birth_date          date,
    add birth_date_presumed boolean not null default false,
    add birth_country       text,
    add birth_department    text,
    add birth_commune       text,
    add birth_place         text,
    add address_line        text,
    add address_complement  text,
    add postal_code         text,
    add city                text,
    add mobile_phone        text,
    add home_phone          text,
    add work_phone          text,
    add preferred_contact   text check (preferred_contact in ('MAIL', 'MOBILE', 'HOME', 'WORK', 'LETTER')),
    add certified_at        timestamptz;

update account set state_since = created_at;

-- one space a mail; an address that nobody confirmed yet is not taken
create unique index account_citizen_mail on account (lower(mail))
    where kind = 'CITIZEN' and state not in ('MAIL_UNCONFIRMED', 'CLOSED');
create index account_mail on account (lower(mail));
create index account_waiting on account (state_since) where state in ('AWAITING_AGENT', 'DOCUMENT_ASKED');

create table account_event (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references account on delete cascade,
    at         timestamptz not null,
    state_from text,
    state_to   text        not null,
    actor_name text        not null,
    reason     text
);
create index account_event_account on account_event (account_id, id);

-- Links of mails: used once, and only for what they were made for.
create table account_link (
    token_hash text primary key,
    account_id bigint      not null references account on delete cascade,
    purpose    text        not null check (purpose in ('ACTIVATION', 'PASSWORD', 'MAIL')),
    new_mail   text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    check ((purpose = 'MAIL') = (new_mail is not null))
);
create index account_link_account on account_link (account_id, purpose);
create index account_link_expiry on account_link (expires_at);

-- The wizard "Créer mon espace", while somebody fills it in: one a browser, never a password.
create table account_draft (
    owner_hash text primary key,
    step       text        not null,
    answers    jsonb       not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null
);
create index account_draft_expiry on account_draft (expires_at);
