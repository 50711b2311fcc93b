-- Who types Laetitia means Lætitia, too, and Lukasz means Łukasz: letters that are no plain ones with a mark are
-- compared like the plain ones that people type for them, and every mark is left out, not only those of French.
-- The same as fr.parvis.kernel.FrenchText.folded.
create or replace function account_key(text) returns text language sql immutable strict parallel safe as $$
    select replace(replace(replace(
        translate(lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g')), 'øłđ’', 'old'''),
        'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss')
$$;
-- they hold what the function said before
reindex index account_last_name_key;
reindex index account_birth_name_key;
reindex index account_mail_key;
reindex index account_user_name_key;
reindex index invoice_words;
-- what the application folded itself: as fr.parvis.request.entity.Applicant, fr.parvis.content.entity.MediaItem write it
update request r set applicant_key = trim(regexp_replace(account_key(k.name), '[^a-z0-9]+', ' ', 'g'))
from (
    select number, case when applicant_name = applicant_mail then applicant_mail else trim(
        coalesce(nullif(answers -> 'nom' ->> 0, ''), answers -> 'nom_naissance' ->> 0, '') || ' '
        || coalesce(answers -> 'prenoms' ->> 0, '')) end as name
    from request where normalize(applicant_name, NFD) ~ '[æøłđßÆØŁĐẞ]'
) k
where r.number = k.number and k.name <> '';
update content_media set words = replace(replace(translate(words, 'øłđ', 'old'), 'æ', 'ae'), 'ß', 'ss')
where words ~ '[æøłđß]';
