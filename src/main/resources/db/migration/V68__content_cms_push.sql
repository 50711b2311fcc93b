-- News that goes to the town's site. The row is written with the change of the item, and sent afterwards.
create table cms_push (
    news_id        bigint primary key references content_news,
    -- the edition of the item that is to be there
    wanted         int         not null,
    due_at         timestamptz,
    attempts       int         not null default 0,
    failing_since  timestamptz,
    problem        text,
    detail         text,
    -- the post of it; null before the site has answered once
    remote_id      text,
    remote_address text,
    -- of what the post said after it was last sent: other now means that somebody changed it there
    remote_hash    text,
    sent_at        timestamptz,
    -- both sides changed: what the site says, until a person has decided
    conflict       boolean     not null default false,
    remote_title   text,
    remote_html    text,
    -- a person has decided for the portal
    force          boolean     not null default false
);
create index cms_push_due on cms_push (due_at) where due_at is not null;
create index cms_push_remote on cms_push (remote_id);
