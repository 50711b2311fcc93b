-- Who comes by FranceConnect for the first time still wants to go somewhere, and may ask for a link
-- to the mail of the space that exists already. The wish is answered later: who asks learns nothing
-- from the time it takes.
alter table franceconnect_arrival
    add destination text not null default '',
    add wanted_mail text;
create index franceconnect_arrival_wanted on franceconnect_arrival (created_at) where wanted_mail is not null;

-- The link of that mail opens one space to one person of FranceConnect.
alter table account_link drop constraint account_link_purpose_check;
alter table account_link
    add franceconnect_sub text,
    add constraint account_link_purpose_check
        check (purpose in ('ACTIVATION', 'PASSWORD', 'MAIL', 'FRANCECONNECT')),
    add check ((purpose = 'FRANCECONNECT') = (franceconnect_sub is not null));

-- What an accepted request changes of the contact details is kept with the changes of state.
alter table account_event drop constraint account_event_change_check;
alter table account_event
    add constraint account_event_change_check
        check (change in ('ROLES', 'DISABLED', 'ENABLED', 'CONTACTS'));
