-- Agents look accounts up by the beginning of a name or of a mail, without case and accents. What is
-- compared must be the same as fr.parvis.account.service.AccountDesk.key writes.
create function account_key(text) returns text language sql immutable strict parallel safe as $$
    select replace(translate(lower($1),
        'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’', 'aaaaaaceeeeiiiinooooouuuuyy'''), 'œ', 'oe')
$$;
create index account_last_name_key on account (account_key(last_name) text_pattern_ops);
create index account_birth_name_key on account (account_key(birth_name) text_pattern_ops) where birth_name is not null;
create index account_mail_key on account (account_key(mail) text_pattern_ops);
create index account_user_name_key on account (account_key(user_name) text_pattern_ops);
