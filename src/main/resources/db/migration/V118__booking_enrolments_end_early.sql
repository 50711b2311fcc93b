-- An agent has named a last day to come: until then the child keeps its place, then it is the next one's.
alter table enrolment add column ends_early boolean not null default false;
create index enrolment_ends_early on enrolment (to_day) where ends_early and state = 'ACTIVE';
