-- Whom or what a request is about, where that is not whoever filed it: a name that another part of the portal gives and reads ("child/12").
alter table request add column subject text check (subject <> '');
create index request_subject on request (subject) where subject is not null;
