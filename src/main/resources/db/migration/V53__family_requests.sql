-- A page of a family that files a request by itself: sent twice, it files one.
create table family_form (
    form           text        primary key,
    request_number bigint references request on delete cascade,
    at             timestamptz not null
);
