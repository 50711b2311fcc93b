-- Whoever answers the telephone types "lea" for Léa: names of households are compared as those of accounts.
create index child_last_name_key on child (account_key(last_name) text_pattern_ops);
create index child_first_name_key on child (account_key(first_name) text_pattern_ops);
create index household_adult_last_name_key on household_adult (account_key(last_name) text_pattern_ops);
create index household_adult_first_names_key on household_adult (account_key(first_names) text_pattern_ops);
create index account_first_names_key on account (account_key(first_names) text_pattern_ops);
