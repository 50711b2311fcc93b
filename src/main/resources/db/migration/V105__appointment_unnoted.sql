-- Its time has come, nobody noted who came, and its holder has taken another one: it stands in nobody's way.
alter table appointment
    drop constraint appointment_state_check,
    add constraint appointment_state_check
        check (state in ('HELD', 'EXPIRED', 'BOOKED', 'MOVED', 'CANCELLED', 'PRESENT', 'ABSENT', 'UNNOTED')),
    drop constraint appointment_desk_once,
    add constraint appointment_desk_once exclude using gist
        (calendar_id with =, desk with =, tstzrange(starts_at, ends_at) with &&)
        where (state in ('HELD', 'BOOKED', 'PRESENT', 'ABSENT', 'UNNOTED'));
