-- Requests to which a citizen has added documents that the service has not looked at yet: few rows, that queue and tiles
-- look at beside unread messages. One row however many documents: one mail.
create table request_unseen_documents (
    request_number bigint primary key references request on delete cascade,
    since          timestamptz not null
);
