package fr.parvis.notification.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.notification.entity.OutboxMessage;
import fr.parvis.procedure.ShippedTown;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@Feature({"REL-2", "REQ-4"})
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");
    private static final String EVIL = "<script>alert('1')</script> & \"quotes\"";

    private final List<OutboxMessage> written = new ArrayList<>();
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private final Outbox outbox = new Outbox();
    private int woken;

    OutboxTest() {
        outbox.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        outbox.sms = new SmsGateway();
        outbox.sms.url = Optional.empty();
        outbox.town = ShippedTown.named("osny").settings();
        outbox.repository =
                new OutboxRepository() {
                    @Override
                    void add(OutboxMessage message) {
                        written.add(message);
                    }
                };
        outbox.delivery =
                new OutboxDelivery() {
                    @Override
                    public void wake() {
                        woken++;
                    }
                };
        outbox.transactions =
                (TransactionSynchronizationRegistry)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {TransactionSynchronizationRegistry.class},
                                (self, method, arguments) -> {
                                    assertThat(method.getName())
                                            .isEqualTo("registerInterposedSynchronization");
                                    synchronizations.add((Synchronization) arguments[0]);
                                    return null;
                                });
    }

    private OutboxMessage sent(Mail mail) {
        outbox.send(mail);
        return written.get(written.size() - 1);
    }

    private static Mail full() {
        return Mail.to("lea@example.fr", "Demande n° 43513")
                .say("Bonjour,")
                .say("Deuxième.\nÀ la ligne.")
                .fact("Démarche", "Demander un acte")
                .fact("Vide", " ")
                .fact("Rien", null)
                .button("Suivre ma demande", "https://example.fr/suivi/abc?a=1&b=2")
                .close("Gardez ce lien.");
    }

    @Test
    @Feature("APT-4")
    void aShortMessageIsWrittenOnlyWhereTheTownSendsThem() {
        var reminder = new Sms("+33612345678", "SMS de rappel", "À demain");
        outbox.send(reminder);
        assertThat(written).isEmpty();

        outbox.sms.url = Optional.of("http://127.0.0.1:1/");
        outbox.send(reminder);
        assertThat(written).hasSize(1);
        assertThat(written.get(0).bySms()).isTrue();
        assertThat(written.get(0).recipient()).isEqualTo("+33612345678");
        assertThat(written.get(0).text()).isEqualTo("À demain");
        assertThat(sent(full()).bySms()).isFalse();
    }

    @Test
    void everySubjectBeginsWithTheTown() {
        assertThat(sent(full()).subject()).isEqualTo("[Osny] Demande n° 43513");
    }

    @Test
    void isAddressedToTheRecipientAndDueAtOnce() {
        OutboxMessage message = sent(full());
        assertThat(message.recipient()).isEqualTo("lea@example.fr");
        assertThat(message.nextAttemptAt()).isEqualTo(NOW);
    }

    @Test
    void hasAnIdOfItsOwnInTheDomainOfTheTown() {
        String domain = outbox.town.mail().from().replaceFirst(".*@", "");
        assertThat(sent(full()).messageId())
                .matches("<[A-Za-z0-9_-]{32}@" + domain + ">")
                .isNotEqualTo(sent(full()).messageId());
    }

    @Test
    void theTextSaysAllThatTheHtmlSays() {
        OutboxMessage message = sent(full());
        String html = Jsoup.parse(message.html()).text();
        for (String said :
                List.of(
                        "Bonjour,",
                        "À la ligne.",
                        "Démarche",
                        "Demander un acte",
                        "Suivre ma demande",
                        "https://example.fr/suivi/abc?a=1&b=2",
                        "Gardez ce lien.",
                        "Osny",
                        "01 34 25 42 00")) {
            assertThat(message.text()).contains(said);
            assertThat(html).contains(said);
        }
    }

    @Test
    void factsWithoutAValueAreLeftOut() {
        OutboxMessage message = sent(full());
        assertThat(message.text()).doesNotContain("Vide").doesNotContain("Rien");
        assertThat(message.html()).doesNotContain("Vide").doesNotContain("Rien");
    }

    @Test
    void theButtonLeadsToItsAddress() {
        Document html = Jsoup.parse(sent(full()).html());
        assertThat(html.select("a"))
                .singleElement()
                .satisfies(
                        a -> {
                            assertThat(a.text()).isEqualTo("Suivre ma demande");
                            assertThat(a.attr("href"))
                                    .isEqualTo("https://example.fr/suivi/abc?a=1&b=2");
                        });
    }

    @Test
    void whatPeopleWroteIsTextInHtmlAndAsItIsInText() {
        OutboxMessage message =
                sent(
                        Mail.to("lea@example.fr", EVIL)
                                .say(EVIL)
                                .fact(EVIL, EVIL)
                                .button(EVIL, "https://x.example/\"><script>")
                                .close(EVIL));
        Document html = Jsoup.parse(message.html());

        assertThat(html.select("script")).isEmpty();
        assertThat(html.title()).isEqualTo(EVIL);
        assertThat(html.body().text().split("<script>alert", -1)).hasSize(6);
        assertThat(html.select("a").attr("href")).isEqualTo("https://x.example/\"><script>");
        assertThat(message.text()).contains(EVIL).doesNotContain("&lt;").doesNotContain("&amp;");
    }

    @Test
    void isAFrenchMailThatAsksForNothingFromElsewhere() {
        Document html = Jsoup.parse(sent(full()).html());
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(html.select("img, link, script, iframe, [background]")).isEmpty();
        assertThat(html.select("table").eachAttr("role")).containsOnly("presentation");
        assertThat(html.html()).doesNotContain("url(");
    }

    @Test
    void aMailWithoutAButtonHasNone() {
        OutboxMessage message = sent(Mail.to("lea@example.fr", "Sujet").say("Bonjour."));
        assertThat(Jsoup.parse(message.html()).select("a, table table table")).isEmpty();
        assertThat(message.text()).contains("Bonjour.").doesNotContain("null");
        assertThat(message.html()).doesNotContain("null");
    }

    @Test
    void deliveryIsWokenOnlyWhenTheTransactionWasCommitted() {
        outbox.send(full());
        assertThat(woken).isZero();
        synchronizations.get(0).afterCompletion(Status.STATUS_ROLLEDBACK);
        assertThat(woken).isZero();
        synchronizations.get(0).afterCompletion(Status.STATUS_COMMITTED);
        assertThat(woken).isEqualTo(1);
    }
}
