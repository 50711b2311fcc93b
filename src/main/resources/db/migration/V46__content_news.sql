-- A news item. Whether it is scheduled or ended is told by its dates and the clock: no job moves it.
create table content_news (
    id          bigint generated always as identity primary key,
    -- of its address; from its first publication on, and then for ever
    slug        text unique,
    title       text        not null check (title <> ''),
    summary     text        not null,
    -- as it was typed; it becomes HTML when it is shown
    body        text        not null,
    category    text,
    -- its rank among those that stay at the head of lists; null for the others
    pin_rank    int check (pin_rank > 0),
    decided     text        not null check (decided in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    publish_at  timestamptz,
    ends_at     timestamptz,
    edition     int         not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    version     bigint      not null default 0,
    check (decided <> 'PUBLISHED' or (publish_at is not null and slug is not null and body <> '')),
    check (ends_at > publish_at)
);
create index content_news_public on content_news (publish_at desc) where decided = 'PUBLISHED';
create index content_news_changed on content_news (changed_at desc);

-- Each change of an item: what it said from then on. Never changed.
create table content_news_version (
    id         bigint generated always as identity primary key,
    news_id    bigint      not null references content_news on delete cascade,
    edition    int         not null,
    at         timestamptz not null,
    actor      text        not null,
    state      text        not null check (state in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ENDED', 'WITHDRAWN')),
    title      text        not null,
    summary    text        not null,
    body       text        not null,
    category   text,
    pin_rank   int,
    publish_at timestamptz,
    ends_at    timestamptz,
    unique (news_id, edition)
);
