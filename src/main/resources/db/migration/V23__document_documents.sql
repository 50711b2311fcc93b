-- Supporting documents with their files. To whom one belongs is a kind and a key: an account's own
-- storage space, a draft, a request. What the files contain is in a store, encrypted.
create table document (
    id            uuid primary key,
    holder_kind   text        not null check (holder_kind in ('SPACE', 'DRAFT', 'REQUEST')),
    holder_key    text        not null,
    -- its place among the documents of its holder; none while somebody is still adding it
    slot          smallint,
    type          text,
    title         text,
    expires_on    date,
    added_by      text        not null check (added_by in ('CITIZEN', 'AGENT')),
    added_by_id   bigint references account on delete set null,
    added_by_name text,
    created_at    timestamptz not null,
    finished_at   timestamptz,
    constraint document_finished check ((finished_at is null) = (slot is null)),
    constraint document_described check (finished_at is null or num_nonnulls(type, title) = 2),
    constraint document_slot check (slot between 1 and case holder_kind when 'SPACE' then 10 else 40 end)
);
-- no holder has more documents than there are places, whoever adds at the same time
create unique index document_slot_once on document (holder_kind, holder_key, slot) where slot is not null;
create index document_begun on document (holder_kind, holder_key, created_at) where finished_at is null;
create index document_begun_since on document (created_at) where finished_at is null;

create table document_file (
    id            uuid primary key,
    document_id   uuid        not null references document,
    position      smallint    not null check (position between 1 and 4),
    name          text        not null,
    media_type    text        not null,
    size          bigint      not null check (size > 0),
    -- of what is in the store: a backup can be checked without the key
    sha256        text        not null,
    state         text        not null check (state in ('WAITING', 'CLEAN', 'INFECTED')),
    wrapped_key   bytea       not null,
    place         text        not null,
    preview_place text,
    created_at    timestamptz not null,
    checked_at    timestamptz,
    unique (document_id, position)
);
create index document_file_waiting on document_file (created_at) where state = 'WAITING';

-- Places of the store that nothing will name after that moment: written down before a file is written,
-- and with the row that forgets it.
create table document_waste (
    place  text primary key,
    due_at timestamptz not null
);
create index document_waste_due on document_waste (due_at);

-- Who opened which file of a draft or a request. Nobody but the owner opens those of a space.
create table document_access (
    id          bigint generated always as identity primary key,
    document_id uuid        not null references document on delete cascade,
    file_id     uuid        not null,
    file_name   text        not null,
    at          timestamptz not null,
    reader      text        not null check (reader in ('CITIZEN', 'AGENT')),
    reader_id   bigint references account on delete set null,
    reader_name text
);
create index document_access_document on document_access (document_id, id);
