package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.form.entity.Answers;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.DirectFiling;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** The requests of baskets, as far as their lines need them, in a test's own PostgreSQL. */
class FiledRequests extends DirectFiling {

    private final EntityManager connection;

    FiledRequests(EntityManager connection) {
        this.connection = connection;
    }

    /** Makes the démarche that they are filed as. */
    static void ready(EntityManager connection) {
        connection
                .createNativeQuery(
                        "insert into procedure_version (id, slug, number, definition, hash,"
                                + " published_at) overriding system value values (1, 'r', 1, '',"
                                + " 'x', now()) on conflict do nothing")
                .executeUpdate();
    }

    @Override
    public Request file(
            Account citizen, String slug, Answers answers, String title, String subject) {
        // a number of its own, whoever files meanwhile
        long number =
                ((Number)
                                connection
                                        .createNativeQuery(
                                                "insert into request (number, slug, version_id, service, title,"
                                                        + " status, filed_at, due_on, changed_at, applicant_name,"
                                                        + " applicant_mail, applicant_key, answers) select"
                                                        + " nextval('request_number'), 'r', 1, 'sivm', ?1,"
                                                        + " 'IN_PROGRESS', now(), '2026-12-01', now(), 'Léa', 'l@e.fr',"
                                                        + " 'lea', '{}' returning number")
                                        .setParameter(1, title)
                                        .getSingleResult())
                        .longValue();
        return new Request() {
            @Override
            public Long number() {
                return number;
            }

            @Override
            public void take(Actor agent, Instant now) {
                // as the row says
            }
        };
    }

    @Override
    public Request fileGranted(
            Account citizen,
            String slug,
            Answers answers,
            String title,
            String subject,
            String reason) {
        return file(citizen, slug, answers, title, subject);
    }
}
