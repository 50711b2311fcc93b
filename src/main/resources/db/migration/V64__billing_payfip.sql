-- What the provider calls an attempt: the operation of PayFiP, by which it is asked and tells us.
alter table payment_attempt add column token text;
create unique index payment_attempt_token on payment_attempt (provider, token) where token is not null;

-- PayFiP takes direct debits, too: their money has an account of its own.
alter table payment drop constraint payment_method_check;
alter table payment add check (method in ('CARD', 'CASH', 'CHEQUE', 'VOUCHER', 'TRANSFER', 'CREDIT', 'DIRECT_DEBIT'));
alter table ledger_entry drop constraint ledger_entry_account_check;
alter table ledger_entry add check (account in ('RECEIVABLE', 'REVENUE', 'CREDIT', 'CARD', 'CASH', 'CHEQUE', 'VOUCHER', 'TRANSFER', 'DIRECT_DEBIT'));
