-- The media library of the desk: pictures, written anew, and PDFs. Nothing in it is secret by itself;
-- whether somebody may have it is decided by what it is used for.
create table content_media (
    id         bigint generated always as identity primary key,
    -- of its address; of the cleaned content, so that the same file is there once
    token      text unique not null check (token ~ '^[0-9a-f]{32}$'),
    sort       text        not null check (sort in ('PICTURE', 'PDF')),
    name       text        not null check (name <> ''),
    -- what the picture shows, for who does not see it; '' until somebody says it
    alt        text        not null default '',
    -- name and alt without accents, for searching
    words      text        not null,
    media_type text        not null,
    -- of the largest copy; 0 for a PDF
    width      int         not null,
    height     int         not null,
    size       bigint      not null,
    added_at   timestamptz not null,
    added_by   text        not null
);
create index content_media_latest on content_media (sort, id desc);

create table content_media_copy (
    media_id bigint not null references content_media on delete cascade,
    -- 0 for a PDF
    width    int    not null,
    height   int    not null,
    content  bytea  not null,
    primary key (media_id, width)
);
-- pictures and PDFs are compressed already
alter table content_media_copy alter column content set storage external;

alter table content_news
    add column picture_id bigint references content_media,
    -- numbers of attached media, in their order, with spaces between
    add column file_ids   text not null default '' check (file_ids ~ '^([0-9]+( [0-9]+)*)?$');
alter table content_news_version
    -- no reference: an earlier version forbids no removal
    add column picture_id bigint,
    add column file_ids   text not null default '';
create index content_news_picture on content_news (picture_id);
