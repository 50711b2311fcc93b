-- Which household waits for a day is noted when it asks: whoever asked may be gone when the wait is over, and the other household of
-- the child must not be written then.
alter table day_wish add column household_id bigint references household;
update day_wish w set household_id = coalesce((select m.household_id from household_member m
        join household_child k on k.household_id = m.household_id
        where m.account_id = w.account_id and k.child_id = e.child_id
        order by m.household_id <> e.household_id, m.household_id limit 1), e.household_id)
    from enrolment e where e.id = w.enrolment_id;
alter table day_wish alter column household_id set not null;
create index day_wish_household on day_wish (household_id);

-- The line is in the order of numbers, which are drawn while the places are locked; the clocks of nodes differ.
drop index day_wish_line;
create index day_wish_line on day_wish (id) where state = 'WAITING';
