-- Where the town wants a second reader: who wrote the text last, and whether it waits to be read.
alter table content_news
    add column written_by      bigint references account on delete set null,
    add column review_asked_at timestamptz,
    add column review_asked_by text;
