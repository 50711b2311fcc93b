-- Files for the activation are looked into and scanned as documents are. One that the scanner has not seen waits: nobody
-- reads it; an infected one loses its content.
alter table account_document drop constraint account_document_media_type_check;
alter table account_document drop constraint account_document_content_check;
alter table account_document
    add column state text not null default 'CLEAN' check (state in ('WAITING', 'CLEAN', 'INFECTED')),
    add constraint account_document_content_check check (octet_length(content) <= 10485760),
    add constraint account_document_emptied check ((state = 'INFECTED') = (octet_length(content) = 0));
