package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Exchange.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("TRK-4")
class ExchangeTest {

    private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-19T10:00:00Z");
    private static final Actor CLAIRE = Actor.agent(7, "Claire Moreau");
    private static final Actor CITIZEN = Actor.citizen();
    private static final Procedure WITH = SampleProcedure.of("exchanges: true");
    private static final Procedure WITHOUT = SampleProcedure.of("exchanges: false");

    private final Request request =
            new Request(
                    43513,
                    WITH,
                    5,
                    new Answers(Map.of("nom", List.of("Durand"))),
                    null,
                    CITIZEN,
                    NOW);

    private Exchange write(Actor author, String text) {
        return Exchange.write(request, WITH, author, text, SecretToken.create(), NOW);
    }

    private void assertRefused(String key, Procedure procedure, String text, String sending) {
        int lines = request.history().size();
        assertThatThrownBy(() -> Exchange.write(request, procedure, CITIZEN, text, sending, NOW))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.messageKey()).isEqualTo(key));
        assertThat(request.history()).as("a refused message leaves nothing").hasSize(lines);
    }

    @Test
    void aMessageHasItsDirectionAndALineOfHistoryWithoutItsWords() {
        Exchange question = write(CITIZEN, "Où en est-on ?");
        Exchange answer = write(CLAIRE, "C’est prêt.");
        assertThat(question.direction()).isEqualTo(Direction.TO_TOWN);
        assertThat(answer.direction()).isEqualTo(Direction.TO_CITIZEN);
        assertThat(answer.authorName()).isEqualTo("Claire Moreau");
        assertThat(request.history())
                .extracting(RequestEvent::type)
                .endsWith(RequestEvent.Type.MESSAGE_TO_TOWN, RequestEvent.Type.MESSAGE_TO_CITIZEN);
        assertThat(request.history())
                .filteredOn(e -> e.type().name().startsWith("MESSAGE"))
                .allMatch(e -> e.kind() == RequestEvent.Kind.EXCHANGE && e.reason() == null);
        assertThat(request.status()).isEqualTo(RequestStatus.FILED);
    }

    @Test
    void onlyTheOtherSideReadsItAndTheFirstTimeCounts() {
        Exchange message = write(CITIZEN, "Bonjour");
        assertThat(message.unreadBy(Actor.Kind.AGENT)).isTrue();
        assertThat(message.unreadBy(Actor.Kind.CITIZEN)).isFalse();
        message.openedBy(Actor.Kind.CITIZEN, NOW);
        assertThat(message.readAt()).as("one's own message").isNull();
        message.openedBy(Actor.Kind.AGENT, NOW);
        message.openedBy(Actor.Kind.AGENT, LATER);
        assertThat(message.readAt()).isEqualTo(NOW);
        assertThat(message.unreadBy(Actor.Kind.AGENT)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  \r\n ", "\u0000\u0007"})
    void nothingIsNoMessage(String text) {
        assertRefused("request.exchange.missing", WITH, text, SecretToken.create());
    }

    @Test
    void fourThousandCharactersAreAdmittedAndLinesCountOnce() {
        String longest = "a\r\n".repeat(1999) + "bc";
        assertThat(write(CITIZEN, longest).content()).hasSize(Exchange.LONGEST);
        assertRefused("request.exchange.tooLong", WITH, longest + "d", SecretToken.create());
    }

    @Test
    void onlyTheFormsOfThePortalSend() {
        assertRefused("request.exchange.again", WITH, "Bonjour", null);
        assertRefused("request.exchange.again", WITH, "Bonjour", "1");
    }

    @Test
    void onlyWhereTheProcedureSaysSo() {
        assertRefused("request.exchange.notOffered", WITHOUT, "Bonjour", SecretToken.create());
        assertThat(Exchange.open(request, WITHOUT)).isFalse();
        assertThat(Exchange.open(request, WITH)).isTrue();
    }

    @Test
    void aDecidedRequestIsStillTalkedAboutAnArchivedOneIsNot() {
        request.decide(
                new Procedure.Outcome("oui", "Oui", Procedure.Outcome.Decision.ACCEPTED, "Oui."),
                CLAIRE,
                "Oui.",
                NOW);
        assertThat(write(CITIZEN, "Merci. À quelle heure ?").at()).isEqualTo(NOW);
        request.archive(LATER);
        assertRefused("request.exchange.closed", WITH, "Bonjour", SecretToken.create());
        assertThat(Exchange.open(request, WITH)).isFalse();
    }

    @Property(tries = 200)
    void whatIsKeptIsWhatWasTypedWithoutControls(@ForAll String typed) {
        String plain = Exchange.plain(typed);
        assertThat(plain).isEqualTo(Exchange.plain(plain)).doesNotContain("\r", "\u0000");
        if (!plain.isEmpty() && plain.length() <= Exchange.LONGEST) {
            assertThat(write(CLAIRE, typed).content()).isEqualTo(plain);
        }
    }
}
