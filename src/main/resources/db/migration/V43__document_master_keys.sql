-- The first five bytes of a wrapped key name the master key that wrapped it: whether any file still needs an old one is
-- asked each hour.
create index document_file_master on document_file (substring(wrapped_key from 1 for 5), id);
