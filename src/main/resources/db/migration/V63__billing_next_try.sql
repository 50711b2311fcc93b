-- What fails goes behind the others: when it is tried next, null for at once.
alter table payment add column receipt_next_at timestamptz;
alter table provider_notification add column next_try_at timestamptz;
