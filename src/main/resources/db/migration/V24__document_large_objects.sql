-- Where the store is PostgreSQL itself: large objects by the place that files name.
create table document_large_object (
    place   text primary key,
    content oid not null
);
