-- When the school and class of a validated dossier became the child's; null before its school year has begun.
alter table dossier add column placed_at timestamptz;
-- what agents wrote since of the children of years that have begun stays
update dossier set placed_at = changed_at
where state = 'VALIDATED' and cast(left(school_year, 4) || '-09-01' as date) <= current_date;
create index dossier_to_place on dossier (school_year, id) where state = 'VALIDATED' and placed_at is null;
