-- What a household has booked, whichever of its children's households the enrolment is of: its agenda and its feed.
create index reservation_household on reservation (household_id, day)
    where state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL');

-- Whoever booked a day pays for it: what was noted, and is not invoiced yet, said the household of the enrolment.
update attendance a set household_id = r.household_id
from reservation r where r.id = a.reservation_id and a.invoice is null and a.household_id <> r.household_id;
