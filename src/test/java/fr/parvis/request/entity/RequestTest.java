package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.entity.Procedure.Outcome.Decision;
import fr.parvis.request.entity.RequestEvent.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature({"TRK-2", "AGT-2"})
class RequestTest {

    private static final Instant FILED_AT = Instant.parse("2026-11-17T08:12:00Z");
    private static final Instant LATER = Instant.parse("2026-11-18T10:00:00Z");
    private static final Actor CLAIRE = Actor.agent(7, "Claire Moreau");
    private static final Actor PAUL = Actor.agent(8, "Paul Petit");
    private static final Procedure PROCEDURE = SampleProcedure.of("");
    private static final Procedure.Outcome YES =
            new Procedure.Outcome("oui", "Oui", Decision.ACCEPTED, "C’est oui.");
    private static final Procedure.Outcome NO =
            new Procedure.Outcome("non", "Non", Decision.REJECTED, "C’est non.");

    private static Request filed(Map<String, List<String>> answers) {
        return new Request(
                43513, PROCEDURE, 5, new Answers(answers), "2026", Actor.citizen(), FILED_AT);
    }

    private static Request filed() {
        return filed(
                Map.of(
                        "prenoms", List.of("Léa Marie"),
                        "nom", List.of("D’Haÿ"),
                        "courriel", List.of("lea@example.fr")));
    }

    /** A request that has come to a status by what people may do. */
    private static Request in(RequestStatus status) {
        Request request = filed();
        switch (status) {
            case IN_PROGRESS -> request.take(CLAIRE, LATER);
            case AWAITING_COMPLEMENT -> request.askComplement(CLAIRE, "Quelle date ?", LATER);
            case ACCEPTED -> request.decide(YES, CLAIRE, "C’est oui.", LATER);
            case REJECTED -> request.decide(NO, CLAIRE, "C’est non.", LATER);
            case ARCHIVED -> request.cancel(Actor.citizen(), LATER);
            default -> assertThat(status).isEqualTo(RequestStatus.FILED);
        }
        assertThat(request.status()).isEqualTo(status);
        return request;
    }

    private static RequestEvent lastOf(Request request) {
        return request.history().get(request.history().size() - 1);
    }

    private static void assertRefused(String messageKey, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(DomainException.class))
                .extracting(DomainException::messageKey)
                .isEqualTo(messageKey);
    }

    @Test
    void filingKeepsWhatWasGivenAndTheVersionItWasGivenFor() {
        Request request = filed();

        assertThat(request.status()).isEqualTo(RequestStatus.FILED);
        assertThat(request.number()).isEqualTo(43513);
        assertThat(request.slug()).isEqualTo("essai");
        assertThat(request.versionId()).isEqualTo(5);
        assertThat(request.service()).isEqualTo("accueil");
        assertThat(request.title()).isEqualTo("Demander un essai");
        assertThat(request.filedAt()).isEqualTo(FILED_AT);
        assertThat(request.quotaPeriod()).isEqualTo("2026");
        assertThat(request.assigneeId()).isNull();
        assertThat(request.outcome()).isNull();
        assertThat(request.archived()).isFalse();
        assertThat(request.answers().text("nom")).isEqualTo("D’Haÿ");
        assertThat(request.applicantName()).isEqualTo("Léa Marie D’Haÿ");
        assertThat(request.applicantMail()).isEqualTo("lea@example.fr");
    }

    @Test
    void filingLeavesTheFirstLineOfHistory() {
        assertThat(filed().history())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.type()).isEqualTo(Type.FILED);
                            assertThat(event.kind()).isEqualTo(RequestEvent.Kind.OPERATION);
                            assertThat(event.statusTo()).isEqualTo(RequestStatus.FILED);
                            assertThat(event.actor()).isEqualTo(Actor.Kind.CITIZEN);
                            assertThat(event.at()).isEqualTo(FILED_AT);
                            assertThat(event.reason()).isNull();
                            assertThat(event.visible()).isTrue();
                        });
    }

    @Test
    void anApplicantWithoutANameIsCalledByTheirMail() {
        assertThat(filed(Map.of("courriel", List.of("voisin@example.fr"))).applicantName())
                .isEqualTo("voisin@example.fr");
    }

    @Test
    @Feature("AGT-1")
    void whoIsFoundByWhatListsShow() {
        assertThat(new Applicant(filed().answers()).key()).isEqualTo("d hay lea marie");
        var bride =
                new Applicant(
                        new Answers(
                                Map.of(
                                        "prenoms", List.of("Léa"),
                                        "nom_naissance", List.of("Durand"),
                                        "nom", List.of(""))));
        assertThat(bride.name()).isEqualTo("Léa Durand");
        assertThat(bride.key()).isEqualTo("durand lea");
        var neighbour = new Applicant(new Answers(Map.of("courriel", List.of("v@example.fr"))));
        assertThat(neighbour.key()).isEqualTo("v example fr");
    }

    @Test
    @Feature("TRK-4")
    void whoWorksOnItNowIsNotWhoWasWrittenBefore() {
        Request request = filed();
        assertThat(request.entrustedAt()).isEqualTo(FILED_AT);
        request.take(CLAIRE, LATER);
        assertThat(request.entrustedAt()).isEqualTo(LATER);
        request.entrust(PAUL, CLAIRE, LATER.plusSeconds(60));
        assertThat(request.entrustedAt()).isEqualTo(LATER.plusSeconds(60));
        request.document(Type.DOCUMENT_ADDED, Actor.citizen(), "RIB", LATER.plusSeconds(99));
        assertThat(request.entrustedAt()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void aFileMoreIsAnAnswerWithoutWords() {
        Request request = in(RequestStatus.AWAITING_COMPLEMENT);
        request.document(Type.DOCUMENT_CHANGED, Actor.citizen(), "RIB", LATER);
        assertRefused(
                "request.answerMissing", () -> request.giveComplement(Actor.citizen(), "", LATER));
        assertThat(request.file(Actor.citizen(), "RIB", LATER)).isTrue();
        assertThat(request.file(Actor.citizen(), "RIB", LATER)).as("one addition").isFalse();
        request.giveComplement(Actor.citizen(), "", LATER);
        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void isDueOnTheLastWorkingDayOfTheDelay() {
        // Tuesday, five working days
        assertThat(filed().dueOn()).isEqualTo("2026-11-24");
    }

    @Test
    void isDueAfterCalendarDaysWhereTheDelayCountsThem() {
        Procedure calendar = SampleProcedure.of("delay: {days: 5}");
        assertThat(
                        new Request(1, calendar, 1, Answers.NONE, null, Actor.citizen(), FILED_AT)
                                .dueOn())
                .isEqualTo("2026-11-22");
    }

    @Test
    void countsTheDelayFromTheDayInParis() {
        Procedure nextDay = SampleProcedure.of("delay: {days: 1}");
        Instant afterMidnightInParis = Instant.parse("2026-11-17T23:30:00Z");
        assertThat(
                        new Request(
                                        1,
                                        nextDay,
                                        1,
                                        Answers.NONE,
                                        null,
                                        Actor.citizen(),
                                        afterMidnightInParis)
                                .dueOn())
                .isEqualTo(LocalDate.of(2026, 11, 19));
    }

    @Test
    void takingAssignsItToTheAgent() {
        Request request = filed();
        request.take(CLAIRE, LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(request.assigneeId()).isEqualTo(7);
        assertThat(request.changedAt()).isEqualTo(LATER);
        assertThat(lastOf(request).type()).isEqualTo(Type.TAKEN);
        assertThat(lastOf(request).actorName()).isEqualTo("Claire Moreau");
        assertThat(lastOf(request).statusTo()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void assigningChangesNothingButTheAgentAndIsNotShownToTheCitizen() {
        Request request = in(RequestStatus.IN_PROGRESS);
        request.assignTo(PAUL, LATER.plusSeconds(60));

        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(request.assigneeId()).isEqualTo(8);
        assertThat(request.changedAt()).isEqualTo(LATER.plusSeconds(60));
        assertThat(lastOf(request).type()).isEqualTo(Type.ASSIGNED);
        assertThat(lastOf(request).statusTo()).isNull();
        assertThat(lastOf(request).visible()).isFalse();
    }

    @Test
    void everyEventButAnAssignmentIsShownToTheCitizen() {
        Request request = filed();
        request.take(CLAIRE, LATER);
        request.assignTo(PAUL, LATER);
        request.askComplement(PAUL, "Quelle date ?", LATER);
        request.giveComplement(Actor.citizen(), "Le 3.", LATER);
        request.decide(NO, PAUL, "C’est non.", LATER);
        request.reopen(PAUL, "Une erreur.", LATER);
        request.decide(YES, PAUL, "C’est oui.", LATER);
        request.archive(LATER);

        assertThat(request.history())
                .allSatisfy(
                        event ->
                                assertThat(event.visible())
                                        .as(event.type().name())
                                        .isEqualTo(event.type() != Type.ASSIGNED));
        assertThat(request.history())
                .extracting(RequestEvent::type)
                .containsExactly(
                        Type.FILED,
                        Type.TAKEN,
                        Type.ASSIGNED,
                        Type.COMPLEMENT_ASKED,
                        Type.COMPLEMENT_GIVEN,
                        Type.REJECTED,
                        Type.REOPENED,
                        Type.ACCEPTED,
                        Type.ARCHIVED);
    }

    @Test
    void assigningToWhoeverHasItAlreadyLeavesNoTrace() {
        Request request = in(RequestStatus.IN_PROGRESS);
        int events = request.history().size();
        request.assignTo(CLAIRE, LATER.plusSeconds(60));

        assertThat(request.history()).hasSize(events);
        assertThat(request.changedAt()).isEqualTo(LATER);
    }

    @Test
    void whatIsArchivedIsAssignedToNobody() {
        Request request = in(RequestStatus.ARCHIVED);
        int events = request.history().size();
        assertRefused("request.notAllowedNow", () -> request.assignTo(PAUL, LATER));
        assertThat(request.assigneeId()).isNull();
        assertThat(request.history()).hasSize(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILED", "ACCEPTED", "ARCHIVED"})
    void aReplacedLinkIsAVisibleLineOfHistoryInEveryStatus(RequestStatus status) {
        Request request = in(status);
        request.linkReplaced(CLAIRE, LATER.plusSeconds(60));
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.changedAt()).isEqualTo(LATER.plusSeconds(60));
        assertThat(lastOf(request).type()).isEqualTo(Type.LINK_REPLACED);
        assertThat(lastOf(request).visible()).isTrue();
    }

    @Test
    void theEndIsTheDecisionAndWhatIsTakenUpAgainHasNotEnded() {
        Request request = in(RequestStatus.IN_PROGRESS);
        assertThat(request.endedAt()).isNull();
        request.decide(NO, CLAIRE, "C’est non.", LATER.plusSeconds(1));
        assertThat(request.endedAt()).isEqualTo(LATER.plusSeconds(1));
        request.reopen(CLAIRE, "Une erreur.", LATER.plusSeconds(2));
        assertThat(request.endedAt()).isNull();
        request.decide(YES, CLAIRE, "C’est oui.", LATER.plusSeconds(3));
        request.linkReplaced(CLAIRE, LATER.plusSeconds(4));
        request.archive(LATER.plusSeconds(5));
        assertThat(request.endedAt()).as("nothing prolongs it").isEqualTo(LATER.plusSeconds(3));
    }

    @Test
    void aWithdrawnRequestEndsWhenItIsWithdrawn() {
        Request request = filed();
        request.cancel(Actor.citizen(), LATER);
        assertThat(request.endedAt()).isEqualTo(LATER);
    }

    @Test
    @Feature("REQ-2")
    void belongsToTheAccountThatFilesIt() {
        var own = new Request(1, PROCEDURE, 5, Answers.NONE, null, Actor.citizen(7L), FILED_AT);
        assertThat(own.accountId()).isEqualTo(7);
        assertThat(own.history().get(0).actor()).isEqualTo(Actor.Kind.CITIZEN);
        assertThat(filed().accountId()).isNull();
    }

    @Test
    @Feature("REQ-5")
    void isAttachedOnceAndNeverTakenFromAnotherAccount() {
        Request request = filed();
        assertThat(request.attach(Actor.citizen(7L), LATER)).isTrue();
        assertThat(request.accountId()).isEqualTo(7);
        assertThat(lastOf(request).type()).isEqualTo(Type.ATTACHED);
        assertThat(lastOf(request).visible()).isTrue();

        int lines = request.history().size();
        assertThat(request.attach(Actor.citizen(7L), LATER)).as("again").isFalse();
        assertRefused("request.attach.taken", () -> request.attach(Actor.citizen(8L), LATER));
        assertThat(request.history()).hasSize(lines);
        assertThat(request.accountId()).isEqualTo(7);
    }

    @Test
    void askingForAComplementWaitsForTheCitizenAndSaysWhatIsAsked() {
        Request request = filed();
        request.askComplement(CLAIRE, "  Quelle date ?\n", LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.AWAITING_COMPLEMENT);
        assertThat(request.assigneeId()).as("whoever asks reads the answer").isEqualTo(7);
        assertThat(lastOf(request).type()).isEqualTo(Type.COMPLEMENT_ASKED);
        assertThat(lastOf(request).kind()).isEqualTo(RequestEvent.Kind.EXCHANGE);
        assertThat(lastOf(request).reason()).isEqualTo("Quelle date ?");
    }

    @Test
    void anAgentWhoAsksForAColleagueTakesNothingFromThem() {
        Request request = in(RequestStatus.IN_PROGRESS);
        request.askComplement(PAUL, "Quelle date ?", LATER);

        assertThat(request.assigneeId()).isEqualTo(7);
    }

    @Test
    void theCitizensComplementBringsItBackToTheService() {
        Request request = in(RequestStatus.AWAITING_COMPLEMENT);
        request.giveComplement(Actor.citizen(), "Le 3 mars.", LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(lastOf(request).type()).isEqualTo(Type.COMPLEMENT_GIVEN);
        assertThat(lastOf(request).actor()).isEqualTo(Actor.Kind.CITIZEN);
        assertThat(lastOf(request).reason()).isEqualTo("Le 3 mars.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILED", "IN_PROGRESS", "ACCEPTED", "REJECTED", "ARCHIVED"})
    void aComplementThatNobodyAwaitsIsRefused(RequestStatus status) {
        Request request = in(status);
        int events = request.history().size();

        assertRefused(
                "request.noComplementAwaited",
                () -> request.giveComplement(Actor.citizen(), "Le 3 mars.", LATER));
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.history()).hasSize(events);
    }

    @Test
    void aDecisionSaysWhichAndWhy() {
        Request accepted = in(RequestStatus.IN_PROGRESS);
        accepted.decide(YES, PAUL, "Venez lundi.", LATER);
        assertThat(accepted.status()).isEqualTo(RequestStatus.ACCEPTED);
        assertThat(accepted.outcome()).isEqualTo("oui");
        assertThat(accepted.assigneeId()).isEqualTo(7);
        assertThat(lastOf(accepted).type()).isEqualTo(Type.ACCEPTED);
        assertThat(lastOf(accepted).reason()).isEqualTo("Venez lundi.");
        assertThat(lastOf(accepted).actorName()).isEqualTo("Paul Petit");

        Request rejected = filed();
        rejected.decide(NO, PAUL, "Hors délai.", LATER);
        assertThat(rejected.status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(rejected.outcome()).isEqualTo("non");
        assertThat(rejected.assigneeId()).as("who decides has it").isEqualTo(8);
        assertThat(lastOf(rejected).type()).isEqualTo(Type.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED", "REJECTED"})
    void aMistakenDecisionIsTakenBackForAReason(RequestStatus decision) {
        Request request = in(decision);
        request.reopen(CLAIRE, "Mauvais dossier.", LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(request.outcome()).isNull();
        assertThat(lastOf(request).type()).isEqualTo(Type.REOPENED);
        assertThat(lastOf(request).reason()).isEqualTo("Mauvais dossier.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILED", "IN_PROGRESS", "AWAITING_COMPLEMENT", "ARCHIVED"})
    void whatIsNotDecidedCannotBeReopened(RequestStatus status) {
        Request request = in(status);
        assertRefused("request.notAllowedNow", () -> request.reopen(CLAIRE, "Erreur.", LATER));
        assertThat(request.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @Feature("TRK-6")
    @ValueSource(strings = {"FILED", "IN_PROGRESS", "AWAITING_COMPLEMENT"})
    void aCancelledRequestIsArchivedAtOnceAndStillSaysHowItEnded(RequestStatus status) {
        Request request = in(status);
        request.cancel(Actor.citizen(), LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.ARCHIVED);
        assertThat(request.archived()).isTrue();
        assertThat(request.shownStatus()).isEqualTo(RequestStatus.CANCELLED);
        List<RequestEvent> events = request.history();
        assertThat(events.subList(events.size() - 2, events.size()))
                .extracting(RequestEvent::type, RequestEvent::statusTo, RequestEvent::actor)
                .containsExactly(
                        tuple(Type.CANCELLED, RequestStatus.CANCELLED, Actor.Kind.CITIZEN),
                        tuple(Type.ARCHIVED, RequestStatus.ARCHIVED, Actor.Kind.SYSTEM));
    }

    @ParameterizedTest
    @Feature("TRK-6")
    @ValueSource(strings = {"ACCEPTED", "REJECTED", "ARCHIVED"})
    void whatHasEndedCannotBeCancelled(RequestStatus status) {
        Request request = in(status);
        RequestStatus shown = request.shownStatus();
        assertRefused("request.notAllowedNow", () -> request.cancel(Actor.citizen(), LATER));
        assertThat(request.shownStatus()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED", "REJECTED"})
    void theArchiveKeepsTheDecision(RequestStatus decision) {
        Request request = in(decision);
        assertThat(request.shownStatus()).isEqualTo(decision);
        request.archive(LATER);

        assertThat(request.archived()).isTrue();
        assertThat(request.shownStatus()).isEqualTo(decision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILED", "IN_PROGRESS", "AWAITING_COMPLEMENT"})
    void whatIsOpenIsNotArchived(RequestStatus status) {
        Request request = in(status);
        assertRefused("request.notAllowedNow", () -> request.archive(LATER));
        assertThat(request.archived()).isFalse();
        assertThat(request.shownStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\n\t "})
    void whatTheCitizenReadsIsDemanded(String blank) {
        assertRefused("request.reasonMissing", () -> filed().askComplement(CLAIRE, blank, LATER));
        assertRefused("request.reasonMissing", () -> filed().decide(YES, CLAIRE, blank, LATER));
        assertRefused(
                "request.reasonMissing",
                () -> in(RequestStatus.ACCEPTED).reopen(CLAIRE, blank, LATER));
        assertRefused(
                "request.answerMissing",
                () ->
                        in(RequestStatus.AWAITING_COMPLEMENT)
                                .giveComplement(Actor.citizen(), blank, LATER));
    }

    @Test
    void aDecisionNamesAsManyDaysAsItHasTo() {
        Request request = filed();
        String days = "- Mercredi 2 décembre 2026 : Journée\n".repeat(400).strip();
        request.decide(YES, CLAIRE, days, LATER);
        assertThat(lastOf(request).reason()).isEqualTo(days);
    }

    @Test
    void whatIsWrittenHasALengthAndNoControls() {
        String most = "é".repeat(FollowedRequest.LONGEST_TEXT);
        Request asked = filed();
        asked.askComplement(CLAIRE, most + "\r\n", LATER);
        for (String tooLong : List.of(most + "x", most + "\r\nx")) {
            assertRefused(
                    "request.textTooLong", () -> filed().askComplement(CLAIRE, tooLong, LATER));
            assertRefused("request.textTooLong", () -> FollowedRequest.bounded(tooLong));
            assertRefused(
                    "request.textTooLong",
                    () -> in(RequestStatus.ACCEPTED).reopen(CLAIRE, tooLong, LATER));
            assertRefused(
                    "request.textTooLong",
                    () -> asked.giveComplement(Actor.citizen(), tooLong, LATER));
        }
        asked.document(Type.DOCUMENT_ADDED, Actor.citizen(), "RIB", LATER);
        assertRefused(
                "request.textTooLong",
                () -> asked.giveComplement(Actor.citizen(), most + "x", LATER));
        asked.giveComplement(Actor.citizen(), "Le 3 mai\u0007\r\nà Osny", LATER);
        assertThat(asked.history().get(asked.history().size() - 1).reason())
                .isEqualTo("Le 3 mai\nà Osny");
    }

    static Stream<Arguments> everyIntentInEveryStatus() {
        Map<RequestStatus, Consumer<Request>> intents = new LinkedHashMap<>();
        // what an intent does, by the status that it leads to
        intents.put(RequestStatus.IN_PROGRESS, r -> r.take(CLAIRE, LATER));
        intents.put(
                RequestStatus.AWAITING_COMPLEMENT, r -> r.askComplement(CLAIRE, "Quoi ?", LATER));
        intents.put(RequestStatus.ACCEPTED, r -> r.decide(YES, CLAIRE, "Oui.", LATER));
        intents.put(RequestStatus.REJECTED, r -> r.decide(NO, CLAIRE, "Non.", LATER));
        intents.put(RequestStatus.ARCHIVED, r -> r.archive(LATER));
        List<Arguments> all = new ArrayList<>();
        for (RequestStatus from :
                List.of(
                        RequestStatus.FILED,
                        RequestStatus.IN_PROGRESS,
                        RequestStatus.AWAITING_COMPLEMENT,
                        RequestStatus.ACCEPTED,
                        RequestStatus.REJECTED,
                        RequestStatus.ARCHIVED)) {
            intents.forEach((to, intent) -> all.add(Arguments.of(from, to, intent)));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("everyIntentInEveryStatus")
    void anIntentWorksWhereTheTableAllowsItAndElseChangesNothing(
            RequestStatus from, RequestStatus to, Consumer<Request> intent) {
        Request request = in(from);
        int events = request.history().size();

        // work is begun once; it goes on by an answer or by a reopening, which say why
        boolean allowed =
                to == RequestStatus.IN_PROGRESS ? from == RequestStatus.FILED : from.mayBecome(to);
        if (allowed) {
            intent.accept(request);
            assertThat(request.status()).isEqualTo(to);
            assertThat(request.history()).hasSize(events + 1);
            assertThat(lastOf(request).statusTo()).isEqualTo(to);
        } else {
            Instant changed = request.changedAt();
            assertRefused("request.notAllowedNow", () -> intent.accept(request));
            assertThat(request.status()).isEqualTo(from);
            assertThat(request.history()).hasSize(events);
            assertThat(request.changedAt()).isEqualTo(changed);
        }
    }

    @Test
    void aRefusedChangeLeavesTheAgentAndTheDecisionAsTheyWere() {
        Request request = in(RequestStatus.ACCEPTED);

        assertRefused("request.notAllowedNow", () -> request.take(PAUL, LATER));
        assertRefused("request.notAllowedNow", () -> request.decide(NO, PAUL, "Non.", LATER));

        assertThat(request.assigneeId()).isEqualTo(7);
        assertThat(request.outcome()).isEqualTo("oui");
    }

    @Test
    void theHistoryCannotBeChangedFromOutside() {
        List<RequestEvent> events = filed().history();
        assertThatThrownBy(() -> events.remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesAreLookedForWithoutCaseAccentsAndMarks() {
        assertThat(Applicant.searchKey("  D’HAŸ-Lœb  Éloïse ")).isEqualTo("d hay loeb eloise");
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestStatus.class,
            names = {"DRAFT", "CANCELLED"},
            mode = Mode.EXCLUDE)
    @Feature("TRK-5")
    void documentsAreAddedWhileItIsOpenAndByTheServiceUntilTheArchive(RequestStatus status) {
        boolean open = status.open();
        boolean decided = status == RequestStatus.ACCEPTED || status == RequestStatus.REJECTED;
        documented(in(status), Actor.citizen(), open);
        documented(in(status), CLAIRE, open || decided);
        documented(in(status), Actor.system(), false);
    }

    private static void documented(Request request, Actor who, boolean allowed) {
        RequestStatus before = request.status();
        int lines = request.history().size();
        if (!allowed) {
            assertRefused(
                    "request.documents.closed",
                    () -> request.document(Type.DOCUMENT_ADDED, who, "Passeport", LATER));
            assertThat(request.history()).hasSize(lines);
            return;
        }
        request.document(Type.DOCUMENT_ADDED, who, "Passeport", LATER);
        assertThat(request.status()).isEqualTo(before);
        assertThat(lastOf(request))
                .satisfies(
                        event -> {
                            assertThat(event.kind()).isEqualTo(RequestEvent.Kind.DOCUMENT);
                            assertThat(event.actor()).isEqualTo(who.kind());
                            assertThat(event.reason()).isEqualTo("Passeport");
                            assertThat(event.visible()).isTrue();
                        });
    }

    @Test
    @Feature("TRK-5")
    void aDocumentAnswersAComplementButOnlyTheCitizensAndOnlySinceItWasAsked() {
        Request request = filed();
        request.document(Type.DOCUMENT_ADDED, Actor.citizen(), "Livret", LATER);
        request.askComplement(CLAIRE, "Le passeport ?", LATER);
        request.document(Type.DOCUMENT_ADDED, CLAIRE, "Modèle", LATER);
        assertRefused(
                "request.answerMissing", () -> request.giveComplement(Actor.citizen(), " ", LATER));
        request.document(Type.DOCUMENT_ADDED, Actor.citizen(), "Passeport", LATER);
        request.giveComplement(Actor.citizen(), "", LATER);
        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(lastOf(request).reason()).isNull();
    }

    @Test
    @Feature("TRK-5")
    void filesThatAreChangedOneAfterTheOtherAreOneLine() {
        Request request = filed();
        for (int i = 0; i < 3; i++) {
            request.document(Type.DOCUMENT_CHANGED, Actor.citizen(), "Passeport", LATER);
        }
        assertThat(request.history()).hasSize(2);
        request.document(Type.DOCUMENT_CHANGED, Actor.citizen(), "Livret", LATER);
        request.document(Type.DOCUMENT_CHANGED, CLAIRE, "Livret", LATER);
        request.document(Type.DOCUMENT_ADDED, CLAIRE, "Livret", LATER);
        request.document(Type.DOCUMENT_ADDED, CLAIRE, "Livret", LATER);
        assertThat(request.history()).hasSize(6);
    }
}
