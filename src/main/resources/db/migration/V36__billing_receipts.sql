-- When the receipt of a payment online went to the outbox: a job makes those that are missing.
alter table payment add column receipt_at timestamptz;
create index payment_receipt_due on payment (id) where receipt_at is null and attempt_id is not null;
