package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.RacingFamilies.Racer;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two places of a season, four families, and a list that moves on. */
class WaitingListIT {

    private static final String MUSIC = "ateliers-musique";
    private static final String SCHOOL = "ecole-de-musique";

    private final Demonstration demo = SharedPortal.get();

    private long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = demo.database().dataSource().getConnection()) {
            return RacingFamilies.id(connection, sql, parameters);
        }
    }

    private long enrolment(Racer racer) throws SQLException {
        return number("select max(id) from enrolment where child_id = ?", racer.child());
    }

    private List<Racer> inState(List<Racer> all, String state) throws SQLException {
        var found = new ArrayList<Racer>();
        for (Racer racer : all) {
            if (number(
                            "select count(*) from enrolment where child_id = ? and state = ?",
                            racer.child(),
                            state)
                    == 1) {
                found.add(racer);
            }
        }
        return found;
    }

    private void end(Visitor agent, Racer racer) throws SQLException {
        Page list = agent.open("/agents/reservations/inscriptions?activite=" + MUSIC);
        String form = "pv-fin-" + enrolment(racer);
        String today = LocalDate.now(ClockProducer.PARIS).toString();
        Page missing = agent.submit(list, form, "finir", Map.of("dernier", List.of(today)));
        assertThat(missing.text()).contains("Indiquez la raison.");
        Page done =
                agent.submit(
                        missing,
                        form,
                        "finir",
                        Map.of("dernier", List.of(today), "motif", List.of("Déménagement")));
        assertThat(done.text()).contains("L’inscription prend fin");
    }

    @Test
    @Feature({"ENR-2", "ENR-3"})
    void placesAreNeverExceededAndTheListMovesOn() throws Exception {
        // whoever an earlier test left there has nothing to do with this one
        try (Connection connection = demo.database().dataSource().getConnection()) {
            RacingFamilies.run(
                    connection,
                    "update enrolment set state = 'ENDED' where activity = ? and state = 'ACTIVE'",
                    MUSIC);
            RacingFamilies.run(connection, "delete from season_capacity where activity = ?", MUSIC);
        }
        List<Racer> four = RacingFamilies.of(demo, 4, null, null);
        assertThat(four.get(0).get("/mon-espace/inscriptions"))
                .contains("Ateliers musique", "Accueil du soir", "Petite section");
        var pool = Executors.newFixedThreadPool(4);
        try {
            var asked =
                    pool.invokeAll(
                            four.stream()
                                    .<Callable<String>>map(r -> () -> r.enrol(MUSIC, SCHOOL).text())
                                    .toList());
            for (Future<String> one : asked) {
                assertThat(one.get())
                        .containsAnyOf("L’inscription est confirmée", "sur la liste d’attente");
            }
        } finally {
            pool.shutdownNow();
        }
        List<Racer> in = inState(four, "ACTIVE");
        List<Racer> waiting = inState(four, "WAITING");
        assertThat(in).hasSize(2);
        assertThat(waiting).hasSize(2);
        assertThat(four.get(0).enrol(MUSIC, SCHOOL).text()).doesNotContain("Valider l’inscription");

        boolean firstIsFirst = waiting.get(0).get("/mon-espace/inscriptions").contains("rang 1");
        Racer first = waiting.get(firstIsFirst ? 0 : 1);
        Racer second = waiting.get(firstIsFirst ? 1 : 0);
        assertThat(second.get("/mon-espace/inscriptions")).contains("rang 2");

        Visitor agent = Desk.agent(demo, "agent.enfance");
        end(agent, in.get(0));
        assertThat(first.get("/mon-espace/inscriptions")).contains("Une place est proposée");
        assertThat(second.get("/mon-espace/inscriptions")).contains("rang 1");
        assertThat(first.answer(enrolment(first), "accepter").text())
                .contains("L’inscription est confirmée");

        end(agent, in.get(1));
        assertThat(second.answer(enrolment(second), "retirer").text())
                .contains("La place revient à une autre famille");
        assertThat(number("select taken from season_capacity where activity = ?", MUSIC))
                .isEqualTo(1);

        // somebody else's
        try {
            second.answer(enrolment(first), "retirer");
            throw new IllegalStateException("a stranger gave a place up");
        } catch (AssertionError e) {
            assertThat(e).hasMessageContaining("404");
        }
        assertThat(Desk.agent(demo, "agent.etatcivil").open("/agents/reservations").text())
                .doesNotContain("Ateliers musique");
        assertThat(
                        Desk.agent(demo, "agent.etatcivil")
                                .open("/agents/reservations/inscriptions?activite=" + MUSIC)
                                .text())
                .doesNotContain("Course");
    }
}
