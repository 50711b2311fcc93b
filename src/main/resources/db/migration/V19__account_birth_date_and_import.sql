-- A date of birth of which the day, or day and month, are not known: 1 stands for them.
alter table account add birth_date_known text not null default 'DAY'
    check (birth_date_known in ('DAY', 'MONTH', 'YEAR'));

update account set birth_date_known =
    case when extract(doy from birth_date) = 1 then 'YEAR'
         when extract(day from birth_date) = 1 then 'MONTH'
         else 'DAY' end
where birth_date_presumed;

alter table account drop birth_date_presumed;

-- A line whose mail has an account is told and not linked: its owner has to act. Its household is
-- kept, so that an agent finds it again when the file is forgotten.
alter table account_import_line add file_number text;
alter table account_import_line drop constraint account_import_line_outcome_check;
update account_import_line set outcome = 'ALREADY' where outcome = 'LINK';
alter table account_import_line add constraint account_import_line_outcome_check
    check (outcome in ('CREATE', 'EXISTS', 'ALREADY', 'IGNORE', 'FAULTY'));
