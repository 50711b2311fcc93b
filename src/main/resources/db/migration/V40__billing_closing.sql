-- A month that is closed stays closed: nothing is posted into it afterwards, whatever the code
-- above believes. Closing a month closes all before it.
create table period_closing (
    regie          text        not null,
    month          date        not null check (extract(day from month) = 1),
    closed_at      timestamptz not null,
    closed_by_name text        not null,
    primary key (regie, month),
    -- a month ends before it is closed
    check (closed_at >= (month + interval '1 month') at time zone 'Europe/Paris')
);

create function period_stays_closed() returns trigger language plpgsql as $$
begin
    raise exception 'what is closed stays closed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger period_closing_kept before update or delete on period_closing for each row execute function period_stays_closed();
create trigger period_closing_whole before truncate on period_closing for each statement execute function period_stays_closed();

-- Who closes waits for the postings of the régie that are being written; they never wait for one
-- another. The lock is taken before the closing is looked for: what was committed is seen.
create function period_closing_waits() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('period_closing ' || new.regie));
    if exists (select from period_closing c where c.regie = new.regie and c.month > new.month) then
        raise exception 'a later month of % is closed', new.regie using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger period_closing_waits before insert on period_closing for each row execute function period_closing_waits();

create function ledger_month_is_open() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('period_closing ' || new.regie));
    if exists (
        select from period_closing c, ledger_posting p
        where c.regie = new.regie and p.id = new.posting_id
            and p.at < (c.month + interval '1 month') at time zone 'Europe/Paris'
    ) then
        raise exception 'the month of posting % is closed', new.posting_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create trigger ledger_month_is_open after insert on ledger_entry for each row execute function ledger_month_is_open();
