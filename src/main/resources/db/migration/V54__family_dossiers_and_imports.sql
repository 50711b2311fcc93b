-- The enrolment dossier of a child for a school year ("2026-2027"): one, also when two households share the child.
create table dossier (
    id           bigint generated always as identity primary key,
    child_id     bigint      not null references child on delete cascade,
    school_year  text        not null check (school_year ~ '^20[0-9]{2}-20[0-9]{2}$'),
    state        text        not null check (state in ('OPEN', 'COMPLETE', 'VALIDATED')),
    -- everything but what concerns health
    answers      jsonb       not null,
    -- what is lacking, a line each, as it was when somebody last changed it
    missing      text        not null default '',
    -- what an agent asked for when it was given back
    remark       text,
    changed_at   timestamptz not null,
    version      bigint      not null default 0,
    unique (child_id, school_year)
);
create index dossier_to_validate on dossier (changed_at, id) where state = 'COMPLETE';

-- What concerns health, encrypted with the master key of documents and bound to its dossier. Only agents of a service in charge of
-- families open it, and each opening is a row of health_access.
create table dossier_health (
    dossier_id bigint primary key references dossier on delete cascade,
    content    bytea  not null
);

create table health_access (
    id         bigint generated always as identity primary key,
    dossier_id bigint      not null references dossier on delete cascade,
    at         timestamptz not null,
    account_id bigint references account on delete set null,
    reader     text        not null
);
create index health_access_dossier on health_access (dossier_id, id);

create table dossier_event (
    id         bigint generated always as identity primary key,
    dossier_id bigint      not null references dossier on delete cascade,
    at         timestamptz not null,
    state_from text,
    state_to   text        not null,
    actor_name text        not null,
    reason     text
);
create index dossier_event_dossier on dossier_event (dossier_id, id);

alter table document drop constraint document_holder_kind_check;
alter table document add constraint document_holder_kind_check check (holder_kind in ('SPACE', 'DRAFT', 'REQUEST', 'DOSSIER'));

-- Files of households and members: kept as they came until they are imported, then what became of their lines.
create table family_import (
    id              bigint generated always as identity primary key,
    file_name       text        not null,
    content         text,
    created_at      timestamptz not null,
    created_by_name text        not null,
    done_at         timestamptz,
    -- "12 créées, 3 modifiées, 1 ligne fautive", and the faulty lines
    report          jsonb,
    check ((done_at is null) = (content is not null))
);
