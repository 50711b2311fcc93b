-- The last good copy of the town site's look, for the time when that site does not answer.
create table shell_copy (
    source     text primary key,
    hash       text        not null,
    page       text        not null,
    fetched_at timestamptz not null
);

-- Its style sheets and pictures, named by their content.
create table shell_asset (
    hash         text primary key,
    content_type text        not null,
    content      bytea       not null,
    fetched_at   timestamptz not null
);
