-- What the desk notes of a cheque, a voucher or a transfer: number, bank.
alter table payment add column reference text check (length(reference) between 1 and 80);
