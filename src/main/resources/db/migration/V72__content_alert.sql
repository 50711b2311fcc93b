-- The urgent banner of every page. The latest one that was not taken away and has not ended is shown.
create table content_alert (
    id          bigint generated always as identity primary key,
    text        text        not null check (text <> ''),
    -- a page of the portal ("/actualites/…") or an address; '' for none
    link        text        not null default '',
    destination text        not null check (destination in ('PORTAL', 'SITE', 'BOTH')),
    ends_at     timestamptz not null,
    placed_at   timestamptz not null,
    placed_by   text        not null,
    removed_at  timestamptz,
    removed_by  text
);
create index content_alert_current on content_alert (id desc) where removed_at is null;
