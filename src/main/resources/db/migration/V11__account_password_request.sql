-- "J'ai oublié mon mot de passe.": looked up afterwards, so that the page takes the same time for
-- names that exist and names that do not.
create table password_request (
    id         bigint generated always as identity primary key,
    identifier text        not null,
    created_at timestamptz not null
);
