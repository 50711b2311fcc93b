-- A day that is closed and opened again follows the town's file as before: who closed it is not who changed its places.
-- "changed_by" says from now on whose number the capacity is, and nothing where it is the file's.
alter table day_capacity
    add column closed_by text,
    add column closed_at timestamptz;
update day_capacity set closed_by = changed_by, closed_at = changed_at where closed is not null;
