-- Whether a household was told another amount or date of this invoice before.
alter table invoice_delivery add column corrected boolean not null default false;
