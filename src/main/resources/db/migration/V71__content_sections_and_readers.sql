-- News, practical information, activities and documents are texts of the desk; each is for everybody,
-- or for certain people only.
alter table content_news
    add column section   text not null default 'NEWS' check (section in ('NEWS', 'PRACTICAL', 'ACTIVITY', 'DOCUMENT')),
    add column reader    text not null default 'PUBLIC' check (reader in ('PUBLIC', 'SIGNED_IN', 'GROUPS')),
    -- keys of the groups, with spaces between: 'service:scolaire quartier:centre'
    add column audience  text not null default '' check (audience ~ '^([a-z0-9:-]+( [a-z0-9:-]+)*)?$'),
    -- when those who asked for it were told by mail; null while they are to be
    add column mailed_at timestamptz,
    add constraint content_news_groups check ((reader = 'GROUPS') = (audience <> '')),
    -- what is for certain people never goes to the town's site
    add constraint content_news_private check (reader = 'PUBLIC' or destination = 'PORTAL');
alter table content_news_version
    add column reader   text not null default 'PUBLIC',
    add column audience text not null default '';
drop index content_news_public;
create index content_news_public on content_news (section, publish_at desc) where decided = 'PUBLISHED' and reader = 'PUBLIC';
create index content_news_private on content_news (section, publish_at desc) where decided = 'PUBLISHED' and reader <> 'PUBLIC';
create index content_news_to_mail on content_news (publish_at) where decided = 'PUBLISHED' and reader <> 'PUBLIC' and mailed_at is null;

-- Who has read what of it.
create table content_news_reading (
    news_id    bigint      not null references content_news on delete cascade,
    account_id bigint      not null references account on delete cascade,
    at         timestamptz not null,
    primary key (news_id, account_id)
);
create index content_news_reading_account on content_news_reading (account_id);

-- Who asked to be told of it by mail, and the link by which one asks no more.
create table content_news_mail_wish (
    account_id bigint      primary key references account on delete cascade,
    token      text unique not null,
    since      timestamptz not null
);

-- Each once.
create table content_news_mailed (
    news_id    bigint not null references content_news on delete cascade,
    account_id bigint not null references account on delete cascade,
    primary key (news_id, account_id)
);
create index content_news_mailed_account on content_news_mailed (account_id);
