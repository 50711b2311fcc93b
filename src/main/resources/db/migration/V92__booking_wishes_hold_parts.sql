-- Who waits for a day holds only the parts of it that were full then: the others stay free for everybody. Whatever ends the wait gives
-- back what is noted here, also when the town's file says something else by then.
alter table day_wish add column held text;
update day_wish set held = parts;
alter table day_wish alter column held set not null;

-- An account that goes leaves its place in the line to the next round, which gives back what it holds.
alter table day_wish alter column account_id drop not null;
alter table day_wish drop constraint day_wish_account_id_fkey;
alter table day_wish add constraint day_wish_account_id_fkey foreign key (account_id) references account on delete set null;
create index day_wish_account on day_wish (account_id) where account_id is not null;

-- what earlier waits have held for nobody
update day_capacity d set wanted = (select count(*) from day_wish w join enrolment e on e.id = w.enrolment_id
        where w.state = 'WAITING' and e.activity = d.activity and e.place = d.place and w.day = d.day
            and d.unit = any(string_to_array(w.held, ',')))
    where d.wanted > 0;
