-- What a database of the portal holds: a line for each table, sequence and kind of file, the same for the same content.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
set timezone = 'UTC';
set datestyle = 'ISO';
select format(
        'select %L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %s t',
        c.oid::regclass, c.oid::regclass)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by c.relname \gexec
select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1;
select 'large objects', count(*), coalesce(sum(hashtextextended(encode(sha256(lo_get(oid)), 'hex'), 0)::numeric), 0)
    from pg_largeobject_metadata where lomowner = (select oid from pg_roles where rolname = current_user);
