create table procedure_version (
    id           bigint generated always as identity primary key,
    slug         text        not null,
    number       int         not null,
    definition   text        not null,
    hash         text        not null,
    published_at timestamptz not null,
    unique (slug, number),
    unique (slug, hash)
);

-- One row a period: filing takes a place by a conditional update, so that the limit holds on any number of nodes.
create table quota_usage (
    slug   text not null,
    period text not null,
    used   int  not null check (used >= 0),
    primary key (slug, period)
);
