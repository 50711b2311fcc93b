-- News that comes from the town's site, or goes there.
alter table content_news
    -- id of the source in cms.yaml from which it comes; null for what the desk writes
    add column source         text,
    -- the page of it there
    add column source_address text,
    -- whether the body is HTML of the source, to be cleaned, and not the markup of the desk
    add column body_html      boolean not null default false,
    -- for which of the two sites it is
    add column destination    text    not null default 'PORTAL' check (destination in ('PORTAL', 'SITE', 'BOTH'));
alter table content_news_version add column body_html boolean not null default false;
