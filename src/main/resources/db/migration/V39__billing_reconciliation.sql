-- A day's statement of the provider beside what the portal knows of that day. What was found is
-- kept as it was found; a statement that is sent again makes another comparison.
create table reconciliation (
    id           bigint primary key,
    regie        text        not null,
    day          date        not null,
    file_name    text        not null,
    made_at      timestamptz not null,
    made_by_name text        not null,
    -- lines that are no payments: refunds made in the provider's back office
    ignored      integer     not null
);
create index reconciliation_recent on reconciliation (regie, day desc, id desc);

create table reconciliation_line (
    reconciliation_id bigint  not null references reconciliation on delete cascade,
    position          integer not null,
    kind              text    not null check (kind in ('AGREES', 'UNKNOWN_HERE', 'ABSENT_THERE', 'OTHER_AMOUNT', 'FAULTY')),
    transaction       text    not null,
    reference         text    not null,
    authorisation     text,
    there             bigint,
    here              bigint,
    detail            text,
    primary key (reconciliation_id, position)
);
create index reconciliation_line_transaction on reconciliation_line (transaction) where there is not null;
