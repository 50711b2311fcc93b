-- What a person typed and has not filed yet.
create table draft (
    id             bigint generated always as identity primary key,
    owner_hash     text        not null,
    slug           text        not null,
    version_id     bigint      not null references procedure_version,
    step           text        not null,
    answers        jsonb       not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    expires_at     timestamptz not null,
    request_number bigint
);
-- one open draft of a démarche a browser; the filed ones stay a while to answer a second click
create unique index draft_open on draft (owner_hash, slug) where request_number is null;
create index draft_owner on draft (owner_hash, slug, updated_at);
create index draft_expiry on draft (expires_at);

create sequence request_number start with 43514;

create table request (
    number          bigint primary key,
    slug            text        not null,
    version_id      bigint      not null references procedure_version,
    service         text        not null,
    title           text        not null,
    status          text        not null,
    ended_as        text,
    outcome         text,
    filed_at        timestamptz not null,
    due_on          date        not null,
    changed_at      timestamptz not null,
    archived_at     timestamptz,
    quota_period    text,
    assignee_id     bigint references account,
    account_id      bigint references account,
    applicant_name  text        not null,
    applicant_mail  text        not null,
    applicant_key   text        not null,
    answers         jsonb       not null,
    version         bigint      not null default 0
);
create index request_queue on request (service, due_on, number) where status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT');
create index request_service on request (service, number desc);
create index request_assignee on request (assignee_id, due_on) where status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT');
create index request_account on request (account_id, filed_at desc) where account_id is not null;
-- search by the beginning of a name, folded by the application
create index request_applicant on request (service, applicant_key text_pattern_ops);

create table request_event (
    id             bigint generated always as identity primary key,
    request_number bigint      not null references request,
    at             timestamptz not null,
    kind           text        not null check (kind in ('OPERATION', 'DOCUMENT', 'EXCHANGE', 'APPOINTMENT')),
    type           text        not null,
    status_from    text,
    status_to      text,
    actor          text        not null check (actor in ('CITIZEN', 'AGENT', 'SYSTEM')),
    actor_id       bigint references account,
    actor_name     text,
    reason         text,
    visible        boolean     not null
);
create index request_event_request on request_event (request_number, id);

create table internal_note (
    id             bigint generated always as identity primary key,
    request_number bigint      not null references request,
    author_id      bigint      not null references account,
    author_name    text        not null,
    at             timestamptz not null,
    content        text        not null
);
create index internal_note_request on internal_note (request_number, id);

-- The link by which somebody without an account follows a request; revoking it is a date.
create table tracking_link (
    token          text primary key,
    request_number bigint      not null references request,
    created_at     timestamptz not null,
    revoked_at     timestamptz
);
create index tracking_link_request on tracking_link (request_number);

-- Which agent has a request before the eyes: two see one another. Nothing is lost when the rows are.
create unlogged table request_presence (
    request_number bigint      not null,
    account_id     bigint      not null,
    name           text        not null,
    since          timestamptz not null,
    seen_at        timestamptz not null,
    primary key (request_number, account_id)
);
