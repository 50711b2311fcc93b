-- How reading a site goes. One row a source of cms.yaml.
create table cms_source (
    id            text primary key,
    -- the next pass; whoever moves it has the pass
    next_at       timestamptz not null,
    checked_at    timestamptz,
    succeeded_at  timestamptz,
    failing_since timestamptz,
    problem       text,
    detail        text,
    -- posts that were not taken in the last pass: too long, without a title
    refused       int         not null default 0,
    tag           text,
    date          text,
    -- when it was last read without believing "nothing new"
    whole_at      timestamptz,
    version       bigint      not null default 0
);

-- Which post of a site is which news item.
create table cms_item (
    id          bigint generated always as identity primary key,
    source      text        not null,
    remote_id   text        not null,
    news_id     bigint      not null unique references content_news,
    modified    text        not null,
    -- of all that was taken from it
    hash        text        not null,
    since       timestamptz not null,
    picture     text,
    unique (source, remote_id)
);
