-- Files of enrolments are sent, seen and imported as those of households are.
alter table family_import
    add column kind text not null default 'HOUSEHOLDS' check (kind in ('HOUSEHOLDS', 'ENROLMENTS'));
alter table family_import alter column kind drop default;
