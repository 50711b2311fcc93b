-- The dates that were typed for a text after its last day: they are kept, and publish nothing.
alter table content_news
    add column again         boolean not null default false,
    add column again_at      timestamptz,
    add column again_ends_at timestamptz,
    add constraint content_news_again check (again_ends_at > again_at);
