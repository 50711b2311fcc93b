-- A document to download says enough by its file.
alter table content_news
    drop constraint content_news_check,
    add constraint content_news_complete check (decided <> 'PUBLISHED'
        or (publish_at is not null and slug is not null
            and (body <> '' or section = 'DOCUMENT' and file_ids <> '')));
