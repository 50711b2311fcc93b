-- What is rare among a million invoices is found without looking at all of them.
create index invoice_cancelled on invoice (regie, issued_on desc, id desc) where status = 'CANCELLED';
create index invoice_refunded on invoice (regie, issued_on desc, id desc) where status = 'REFUNDED';

-- How many were printed together is known when they are.
alter table invoice_print add column taken integer;
update invoice_print p set taken = (select count(*) from invoice_delivery d where d.print_id = p.id);
alter table invoice_print alter column taken set not null;

-- Payments of the same moment are in order in the index, too.
drop index payment_received;
create index payment_received on payment (regie, received_at, id);
