# The database and the documents that the portal is told of by its environment (README, "Operate").
die() { echo "$1" >&2; exit 1; }
[[ ${PARVIS_DB_URL:-} =~ ^jdbc:postgresql://([^:/]+)(:([0-9]+))?/([^?]+) ]] || die "PARVIS_DB_URL is not set: run this with the environment of the portal"
export PGHOST=${BASH_REMATCH[1]} PGPORT=${BASH_REMATCH[3]:-5432} PGDATABASE=${BASH_REMATCH[4]}
export PGUSER=${PARVIS_DB_USER:?} PGPASSWORD=${PARVIS_DB_PASSWORD:-}
documents=${PARVIS_DOCUMENT_FOLDER:-}
for program in psql pg_dump pg_restore; do
  command -v "$program" > /dev/null || die "missing: $program (package postgresql-client, not older than the server)"
done
