-- Agents find a request by what its row shows: the birth name where it is the only one, and the mail of who gave no name.
-- The same as fr.parvis.request.entity.Applicant writes.
update request set
    applicant_name = trim(coalesce(answers -> 'prenoms' ->> 0, '') || ' ' || (answers -> 'nom_naissance' ->> 0)),
    applicant_key = trim(regexp_replace(
        account_key((answers -> 'nom_naissance' ->> 0) || ' ' || coalesce(answers -> 'prenoms' ->> 0, '')), '[^a-z0-9]+', ' ', 'g'))
where coalesce(answers -> 'nom' ->> 0, '') = '' and coalesce(answers -> 'nom_naissance' ->> 0, '') <> '';
update request set applicant_key = trim(regexp_replace(account_key(applicant_mail), '[^a-z0-9]+', ' ', 'g'))
where applicant_key = '' and applicant_mail <> '';
