package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.CaughtMail;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Appointments by visitors without script: taken, changed, cancelled, blocked, offered. */
class AppointmentIT {

    static final String SLUG = "legalisation-de-signature";

    /** What the démarche asks beside the appointment. */
    static final Map<String, List<String>> ANSWERS =
            Map.of(
                    "nature", List.of("procuration"),
                    "langue", List.of("francais"),
                    "nombre_documents", List.of("1"),
                    "nombre_signataires", List.of("1"));

    private final Demonstration demo = SharedPortal.get();
    private final Visitor visitor = new Visitor(demo.portalUrl());
    private final String mail = UUID.randomUUID() + "@example.fr";

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private CaughtMail mail(int number) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo(mail).size() == number);
        return demo.mail().messagesTo(mail).stream()
                .max(Comparator.comparing(CaughtMail::date))
                .orElseThrow();
    }

    private static String file(CaughtMail mail) {
        assertThat(mail.attachments()).containsExactly("rendez-vous.ics");
        return new String(mail.files().get(0).content(), StandardCharsets.UTF_8)
                .replace("\r\n ", "");
    }

    private Page review() {
        return Filings.upToReview(visitor, SLUG, Filings.applicant(mail), ANSWERS);
    }

    @Test
    @Feature({"APT-2", "APT-3", "REQ-1"})
    void theStepComesBetweenTheDemarcheAndTheInformations() {
        Page first = visitor.open("/demarches/" + SLUG);
        assertThat(first.html().select("a[href$=/mon-rendez-vous]").text()).contains("Commencer");
        Page step = visitor.open("/demarches/" + SLUG + "/mon-rendez-vous");
        assertThat(step.title()).isEqualTo("Mon rendez-vous");
        assertThat(step.text()).contains("Étape 2 sur 5", "Valider");
        assertThat(step.html().select("#pv-heures input").attr("aria-label"))
                .matches("(Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi) .* à .*");
        Page nothing = visitor.submit(step, "pv-creneaux", "valider", Map.of());
        assertThat(nothing.html().select(".pv-errors").text()).contains("Choisissez une heure");

        Page next = Filings.chooseSlot(visitor, step);
        assertThat(next.path()).endsWith("/mes-informations");
        assertThat(next.text()).contains("Gardé jusqu’à", "Aller à l’étape 4", "Étape 3 sur 5");
        Page back = visitor.open("/demarches/" + SLUG + "/mon-rendez-vous");
        assertThat(back.text()).contains("Garder 10 minutes de plus", "Aller à l’étape 3");
        Page other = visitor.open("/demarches/" + SLUG + "/mon-rendez-vous?changer=1");
        assertThat(other.html().select("#pv-heures input")).isNotEmpty();
    }

    @Test
    @Feature({"APT-2", "APT-4", "TRK-6"})
    void filedChangedCancelledAndTakenAgain() {
        Page review = review();
        assertThat(review.html().select(".pv-summary").text()).contains("Mon rendez-vous");
        Page confirmation = Filings.submit(visitor, review);
        assertThat(confirmation.title()).isEqualTo("Nous avons bien enregistré votre demande");
        String booked = file(mail(1));
        assertThat(booked).contains("METHOD:REQUEST", "SEQUENCE:0", "Europe/Paris");

        String tracking = Filings.tracking(confirmation);
        Page followed = visitor.open(tracking);
        assertThat(followed.html().select("#rendez-vous").text()).contains("Confirmé");
        assertThat(followed.html().select("#historique").text()).contains("Rendez-vous pris");

        Page list = visitor.open(tracking + "/rendez-vous");
        assertThat(list.title()).isEqualTo("Liste des rendez-vous disponibles");
        assertThat(list.text()).contains("Rendez-vous actuel");
        Page changed = Filings.chooseSlot(visitor, list);
        assertThat(changed.html().select("#rendez-vous .pv-meeting"))
                .extracting(e -> e.select(".pv-badge").text())
                .containsExactly("Confirmé", "Annulé");
        String moved = file(mail(2));
        assertThat(moved).contains("METHOD:REQUEST", "SEQUENCE:1").contains(uid(booked));

        Page cancel = visitor.open(tracking + "/rendez-vous/annulation");
        Page cancelled = visitor.submit(cancel, "pv-annuler-rdv", "confirmer", Map.of());
        assertThat(cancelled.html().select("#rendez-vous .pv-badge").text())
                .isEqualTo("Annulé Annulé");
        assertThat(file(mail(3))).contains("METHOD:CANCEL", "SEQUENCE:2").contains(uid(booked));

        Page again = Filings.chooseSlot(visitor, visitor.open(tracking + "/rendez-vous"));
        assertThat(again.html().select("#rendez-vous").text()).contains("Confirmé");
        assertThat(file(mail(4))).contains("METHOD:REQUEST").doesNotContain(uid(booked));

        Page withdrawn =
                visitor.submit(
                        visitor.open(tracking + "/annulation"),
                        "pv-annuler",
                        "confirmer",
                        Map.of());
        assertThat(withdrawn.html().select("#rendez-vous").text()).doesNotContain("Confirmé");
        assertThat(file(mail(5))).contains("METHOD:CANCEL");
        assertThat(visitor.open(tracking + "/rendez-vous").status()).isEqualTo(404);
    }

    @Test
    @Feature({"APT-3", "APT-4", "AGT-4"})
    void aRefusedOrArchivedRequestFreesItsSlotAndSaysSoInTheSameMail() throws SQLException {
        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        Page confirmation = Filings.submit(visitor, review());
        mail(1);
        String number = Desk.number(confirmation);
        String desk = "/agents/demandes/" + number;
        agent.submit(
                agent.open(desk),
                "pv-decision",
                "decider",
                Map.of("pv-issue", List.of("autre-commune"), "pv-motif", List.of("Voir Osny.")));
        CaughtMail refused = mail(2);
        assertThat(refused.subject()).contains("réponse du service");
        assertThat(refused.text()).containsPattern("rendez-vous du .* est annulé");
        assertThat(file(refused)).contains("METHOD:CANCEL", "SEQUENCE:1");
        assertThat(live(number)).isZero();
        String tracking = Filings.tracking(confirmation);
        Page followed = visitor.open(tracking);
        assertThat(followed.html().select("#rendez-vous").text())
                .contains("Annulé")
                .doesNotContain("Ajouter un rendez-vous");
        assertThat(visitor.open(tracking + "/rendez-vous").status()).isEqualTo(404);
        assertThat(agent.open(desk).html().select("#pv-proposer")).isEmpty();

        Page other = Filings.submit(visitor, review());
        mail(3);
        String second = Desk.number(other);
        agent.submit(
                agent.open("/agents/demandes/" + second),
                "pv-decision",
                "decider",
                Map.of(
                        "pv-issue", List.of("signature-legalisee"),
                        "pv-motif", List.of("Venez comme prévu.")));
        mail(4);
        assertThat(live(second)).as("who is accepted comes").isEqualTo(1);
        Page several = agent.open("/agents/demandes/lot?d=" + second);
        Page summary =
                agent.submit(
                        several,
                        "pv-lot",
                        "traiter",
                        Map.of(
                                "pv-quoi", List.of("ARCHIVE"),
                                "d", several.html().select("[name=d]").eachAttr("value")));
        assertThat(summary.text()).contains("1 demande traitée");
        CaughtMail archived = mail(5);
        assertThat(archived.text())
                .contains("archivée")
                .containsPattern("rendez-vous du .* est annulé");
        assertThat(file(archived)).contains("METHOD:CANCEL");
        assertThat(live(second)).isZero();
    }

    /** Slots that a request keeps or has. */
    private int live(String number) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from appointment where state in ('HELD',"
                                                + " 'BOOKED') and holder = 'request:"
                                                + number
                                                + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String uid(String file) {
        return file.lines().filter(l -> l.startsWith("UID:")).findFirst().orElseThrow();
    }

    @Test
    @Feature({"APT-3", "REQ-3"})
    void aSlotThatExpiredIsTakenAnewOrAnotherIsChosenAndNothingIsLost() throws SQLException {
        Page review = review();
        String draft = review.html().select("input[name=pv-brouillon]").attr("value");
        sql(
                "update appointment set held_until = now() - interval '1 minute' where holder ="
                        + " 'draft:"
                        + draft
                        + "'");
        // free still: taken anew
        assertThat(visitor.open(review.path()).text()).contains("Gardé jusqu’à");

        // somebody else has it, at every desk
        sql(
                "update appointment set state = 'EXPIRED', held_until = now() where holder ="
                        + " 'draft:"
                        + draft
                        + "'");
        sql(
                "insert into appointment_block (calendar_id, starts_at, ends_at, reason,"
                        + " created_by, created_at) select calendar_id, starts_at, ends_at, 'x',"
                        + " 'essai', now() from appointment where holder = 'draft:"
                        + draft
                        + "'");
        try {
            Page sent = Filings.submit(visitor, review);
            assertThat(sent.path()).endsWith("/mon-rendez-vous");
            assertThat(sent.text())
                    .contains("Ce créneau n’est plus libre", "Voici les plus proches");
            assertThat(sent.html().select(".pv-times--near input")).hasSize(3);
            Page next = Filings.chooseSlot(visitor, sent);
            assertThat(next.html().select("[name=nom]").attr("value")).isEqualTo("Durand");
            Page filed = Filings.submit(visitor, visitor.open(review.path()));
            assertThat(filed.title()).isEqualTo("Nous avons bien enregistré votre demande");
        } finally {
            sql("delete from appointment_block where created_by = 'essai'");
        }
    }

    @Test
    @Feature("APT-3")
    void whoKeepsSlotsAndNeverFilesIsStoppedButNobodyWhoFilesOrHasASpace() throws SQLException {
        String address = "198.51.100." + (1 + Math.abs(mail.hashCode() % 250));
        Page step = calendar(visitor);
        for (int i = 0; i < 10; i++) {
            assertThat(keep(visitor, step, address).path()).endsWith("/mes-informations");
        }
        Page stopped = keep(visitor, step, address);
        assertThat(stopped.path()).endsWith("/mon-rendez-vous");
        assertThat(stopped.html().select(".pv-errors").text())
                .contains("à partir de", "connectez-vous");
        // what is filed is given back to the count
        Filings.submit(visitor, review());
        step = calendar(visitor);
        assertThat(keep(visitor, step, address).path()).endsWith("/mes-informations");
        assertThat(keep(visitor, step, address).path()).endsWith("/mon-rendez-vous");

        // other browsers of the same network: thirty in all
        for (int browser = 0; browser < 2; browser++) {
            var other = new Visitor(demo.portalUrl());
            Page own = calendar(other);
            for (int i = 0; i < 9; i++) {
                keep(other, own, address);
            }
        }
        var last = new Visitor(demo.portalUrl());
        assertThat(keep(last, calendar(last), address).path()).endsWith("/mes-informations");
        assertThat(keep(last, calendar(last), address).path()).endsWith("/mon-rendez-vous");
        assertThat(keep(last, calendar(last), "203.0.113.9").path())
                .as("elsewhere")
                .endsWith("/mes-informations");
        Visitor citizen = Spaces.newCitizen(demo, "rdv-" + mail.substring(0, 8));
        Page known = calendar(citizen);
        for (int i = 0; i < 11; i++) {
            assertThat(keep(citizen, known, address).path()).endsWith("/mes-informations");
        }
    }

    private static Page calendar(Visitor who) {
        return who.open("/demarches/" + SLUG + "/mon-rendez-vous?changer=1");
    }

    /** "Valider" from a network. */
    private Page keep(Visitor who, Page calendar, String address) {
        return who.post(
                URI.create(demo.portalUrl() + "/demarches/" + SLUG + "/mon-rendez-vous"),
                Map.of(
                        "pv-action", List.of("valider"),
                        "pv-creneau",
                                calendar.html()
                                        .select("input[name=pv-creneau]")
                                        .eachAttr("value")
                                        .subList(0, 1)),
                "X-Forwarded-For",
                address);
    }

    @Test
    @Feature("APT-2")
    void anOptionalOneMayBeLeftOutAndTakenLater() {
        Page step = visitor.open("/demarches/petite-enfance/mon-rendez-vous");
        Page next = visitor.submit(step, "pv-creneaux", "sans", Map.of());
        assertThat(next.path()).endsWith("/mes-informations");
        assertThat(next.text()).doesNotContain("Gardé jusqu’à");
        assertThat(visitor.open("/demarches/acte-de-naissance/mon-rendez-vous").status())
                .isEqualTo(404);
    }

    @Test
    @Feature({"APT-5", "APT-4", "AGT-2"})
    void aBlockedPeriodIsToldToWhoWasToCome() {
        Page confirmation = Filings.submit(visitor, review());
        mail(1);
        String tracking = Filings.tracking(confirmation);
        String number = Desk.number(confirmation);
        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        Page screen = agent.open("/agents/demandes/" + number);
        assertThat(screen.text()).contains("Changer le rendez-vous");
        Page list = agent.open("/agents/demandes/" + number + "/rendez-vous");
        // far away, so that no other test is concerned
        String last =
                list.html().select(".pv-day[href]").last().attr("href").replaceFirst("#.*", "");
        String day = last.replaceFirst(".*jour=([0-9-]+).*", "$1");
        Page given =
                Filings.chooseSlot(
                        agent,
                        agent.open("/agents/demandes/" + number + "/rendez-vous?jour=" + day));
        assertThat(given.path()).isEqualTo("/agents/demandes/" + number);
        mail(2);

        Page reception = agent.open("/agents/rendez-vous?agenda=legalisation&jour=" + day);
        assertThat(reception.text()).contains("demande n° " + number, "Guichet 2");
        Page unsaid =
                agent.submit(
                        reception,
                        "pv-bloquer",
                        "bloquer",
                        Map.of(
                                "pv-guichet", List.of("0"),
                                "pv-de", List.of("08:00"),
                                "pv-a", List.of("20:00")));
        assertThat(unsaid.html().select(".pv-errors").text()).contains("raison");
        Page blocked =
                agent.submit(
                        reception,
                        "pv-bloquer",
                        "bloquer",
                        Map.of(
                                "pv-guichet", List.of("0"),
                                "pv-de", List.of("08:00"),
                                "pv-a", List.of("20:00"),
                                "pv-raison", List.of("Formation des agents")));
        assertThat(blocked.text()).contains("prévenue");
        CaughtMail told = mail(3);
        assertThat(told.text()).contains("Formation des agents", tracking + "/rendez-vous");
        assertThat(file(told)).contains("METHOD:CANCEL");
        Page choice = visitor.open(tracking + "/rendez-vous");
        assertThat(choice.html().select("input[name=pv-creneau]")).isNotEmpty();
        assertThat(visitor.open(tracking).html().select("#historique").text())
                .contains("Rendez-vous annulé par le service", "Formation des agents");
        String block = blocked.html().select("input[name=pv-blocage]").attr("value");
        agent.submit(blocked, "pv-blocage-" + block, "debloquer", Map.of());
    }

    @Test
    @Feature({"APT-5", "AGT-2"})
    void anAgentOffersAndTheCitizenChooses() {
        Page confirmation = Desk.birthCertificate(visitor, mail);
        mail(1);
        String tracking = Filings.tracking(confirmation);
        assertThat(visitor.open(tracking + "/rendez-vous").status()).isEqualTo(404);
        assertThat(visitor.open(tracking).html().select("#rendez-vous")).isEmpty();

        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        Page screen = agent.open("/agents/demandes/" + Desk.number(confirmation));
        agent.submit(screen, "pv-proposer", "proposer", Map.of("agenda", List.of("legalisation")));
        assertThat(mail(2).text()).contains(tracking + "/rendez-vous");
        Page chosen = Filings.chooseSlot(visitor, visitor.open(tracking + "/rendez-vous"));
        assertThat(chosen.html().select("#rendez-vous").text()).contains("Confirmé");
        assertThat(chosen.html().select("#historique").text()).contains("Rendez-vous proposé");
    }

    @Test
    @Feature({"APT-5", "APT-6"})
    void anotherServiceSeesAndChangesNothing() {
        Visitor other = Desk.agent(demo, "agent.enfance");
        assertThat(other.open("/agents/rendez-vous?agenda=legalisation").status()).isEqualTo(404);
        assertThat(other.open("/agents/rendez-vous/agendas/legalisation").status()).isEqualTo(404);
        Page own = other.open("/agents/rendez-vous/agendas/petite-enfance");
        assertThat(own.status()).isEqualTo(200);
        for (String number : List.of("", "99999999", "1%20or%201")) {
            Page day =
                    other.open(
                            "/agents/rendez-vous/demande?agenda=petite-enfance&numero=" + number);
            assertThat(day.status()).isEqualTo(200);
            assertThat(day.html().select("#numero-erreur").text())
                    .contains(number.isEmpty() ? "Indiquez le numéro" : "Aucune demande");
            assertThat(day.html().select("#numero").attr("aria-invalid")).isEqualTo("true");
        }
        Page forged =
                other.post(
                        URI.create(demo.portalUrl() + "/agents/rendez-vous/agendas/legalisation"),
                        Map.of("pv-action", List.of("ouvrir-flux")));
        assertThat(forged.status()).isEqualTo(404);
        assertThat(visitor.open("/agendas/" + "x".repeat(32) + ".ics").status()).isEqualTo(404);
    }

    @Test
    @Feature({"APT-1", "APT-6"})
    void anAgentEditsTheCalendarAndOpensItsFeed() {
        Visitor agent = Desk.agent(demo, "agent.enfance");
        Page form = agent.open("/agents/rendez-vous/agendas/petite-enfance");
        Page wrong =
                agent.submit(form, "pv-agenda", "enregistrer", Map.of("monday", List.of("matin")));
        assertThat(wrong.html().select(".pv-errors").text()).contains("plage d’ouverture");
        assertThat(wrong.html().select("#monday").val()).isEqualTo("matin");

        var edited = new HashMap<String, List<String>>();
        edited.put("fermetures", List.of("24/12/2026-31/12/2026"));
        Page saved = agent.submit(form, "pv-agenda", "enregistrer", edited);
        assertThat(saved.text()).contains("Le calendrier est enregistré", "Modifié par");
        Page stale = agent.submit(form, "pv-agenda", "enregistrer", edited);
        assertThat(stale.html().select(".pv-errors").text()).contains("entre-temps");

        Page opened = agent.submit(saved, "pv-flux-agenda", "ouvrir-flux", Map.of());
        String address = opened.html().select("#pv-flux").text();
        String path = address.replaceFirst("^.*/demarches-en-ligne", "");
        Page feed = visitor.open(path);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.html().wholeText()).contains("BEGIN:VCALENDAR", "METHOD:PUBLISH");
        agent.submit(
                agent.open("/agents/rendez-vous/agendas/petite-enfance"),
                "pv-flux-agenda",
                "fermer-flux",
                Map.of());
        assertThat(visitor.open(path).status()).isEqualTo(404);
    }
}
