-- A child is enrolled once in an activity and place at a time, whichever of its households asked: places are counted once. The
-- service asks for more (once in an activity), under the lock of the child; this holds whoever writes. Ranges of one number stand
-- for "the same", so that the index needs no extension.
drop index enrolment_once;
alter table enrolment add constraint enrolment_once exclude using gist (
    int8range(child_id, child_id, '[]') with &&,
    int8range(hashtext(activity || '/' || place), hashtext(activity || '/' || place), '[]') with &&,
    daterange(from_day, to_day, '[]') with &&)
    where (state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE'));
