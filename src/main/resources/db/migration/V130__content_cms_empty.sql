-- Since when a site that had something has had nothing, in each pass; null otherwise.
alter table cms_source
    add column empty_since timestamptz;
