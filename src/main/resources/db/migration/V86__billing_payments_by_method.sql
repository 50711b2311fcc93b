-- Payments by a method that is rare are found without looking at all of a régie's payments.
create index payment_by_method on payment (regie, method, received_at, id);
