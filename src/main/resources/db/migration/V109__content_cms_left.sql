-- A person may decide that a post of the site stays as it is: it stays known, and is not written over.
alter table cms_push add column left_alone boolean not null default false;
