package fr.parvis.family.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.town.EnrolmentFileSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The yearly enrolment dossier: its states, what it lacks, its year and deadline. */
@Feature("ENR-1")
class DossierTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Dossier dossier() {
        return new Dossier(7, "2026-2027", Answers.NONE, "Mme Durand", NOW);
    }

    @ParameterizedTest
    @EnumSource(DossierState.class)
    void onlyTheTableLeadsFromStateToState(DossierState from) {
        for (DossierState to : DossierState.values()) {
            boolean allowed =
                    switch (from) {
                        case OPEN -> to == DossierState.COMPLETE;
                        case COMPLETE -> to == DossierState.OPEN || to == DossierState.VALIDATED;
                        case VALIDATED -> to == DossierState.OPEN;
                    };
            assertThat(from.mayBecome(to)).as(from + " to " + to).isEqualTo(allowed);
        }
    }

    @Test
    void itIsSentOnlyWhenNothingLacksAndEachChangeIsInTheHistory() {
        Dossier dossier = dossier();
        assertThatThrownBy(() -> dossier.send(List.of("vaccinations"), "Mme Durand", NOW))
                .isInstanceOf(DomainException.class)
                .hasMessage("family.dossier.missing");
        assertThat(dossier.state()).isEqualTo(DossierState.OPEN);
        assertThat(dossier.missing()).containsExactly("vaccinations");
        dossier.send(List.of(), "Mme Durand", NOW);
        assertThatThrownBy(() -> dossier.giveBack(" ", "Agent", NOW))
                .hasMessage("family.reasonMissing");
        dossier.giveBack("Illisible", "Agent", NOW);
        assertThat(dossier.remark()).isEqualTo("Illisible");
        dossier.send(List.of(), "Mme Durand", NOW);
        assertThat(dossier.remark()).isNull();
        dossier.validate("Agent", NOW);
        assertThat(dossier.events())
                .extracting(DossierEvent::to)
                .containsExactly(
                        DossierState.OPEN,
                        DossierState.COMPLETE,
                        DossierState.OPEN,
                        DossierState.COMPLETE,
                        DossierState.VALIDATED);
        assertThatThrownBy(() -> dossier.keep(Answers.NONE, List.of(), "Mme Durand", NOW))
                .hasMessage("family.dossier.closed");
        assertThatThrownBy(() -> dossier.validate("Agent", NOW))
                .hasMessage("family.dossier.notNow");
    }

    @Test
    void whatWasSentAndIsChangedIsToBeSentAgain() {
        Dossier dossier = dossier();
        dossier.send(List.of(), "Mme Durand", NOW);
        dossier.keep(Answers.NONE, List.of("assureur"), "Mme Durand", NOW);
        assertThat(dossier.state()).isEqualTo(DossierState.OPEN);
        assertThat(dossier.missing()).containsExactly("assureur");
    }

    @Test
    void whatLacksIsSaidInTheOrderOfTheDossier() {
        var values = new HashMap<String, List<String>>();
        values.put("ecole", List.of("École Jules-Ferry"));
        values.put("niveau", List.of("gs"));
        values.put("urgence_nom", List.of("Anne"));
        values.put("urgence_telephone", List.of("06 11 22 33 44"));
        values.put("medecin", List.of("Dr Petit"));
        values.put("allergies", List.of("oui"));
        values.put("pai", List.of("non"));
        values.put("seul", List.of("non"));
        values.put("photo", List.of("non"));
        values.put("soins", List.of("oui"));
        values.put("assureur", List.of("Mutuelle"));
        values.put("assurance_numero", List.of("M-1"));
        assertThat(
                        DossierGaps.of(
                                new Answers(values),
                                Map.of("vaccins", "Carnet de vaccination"),
                                List.of(),
                                TODAY))
                .containsExactly("vaccinations", "fiche sanitaire", "carnet de vaccination");
        values.put("vaccins", List.of("a-jour"));
        values.put("allergies", List.of("non"));
        assertThat(
                        DossierGaps.of(
                                new Answers(values),
                                Map.of("vaccins", "Carnet de vaccination"),
                                List.of("vaccins"),
                                TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "05-01,06-30,2026-04-30,2025-2026,2025-06-30",
        "05-01,06-30,2026-05-01,2026-2027,2026-06-30",
        "05-01,06-30,2027-01-15,2026-2027,2026-06-30",
        "09-01,12-18,2026-11-22,2026-2027,2026-12-18",
        "11-01,02-28,2027-01-15,2026-2027,2027-02-28",
        "02-29,03-31,2027-02-28,2027-2028,2027-03-31",
    })
    void theYearAndItsDeadlineFollowFromTheDay(
            String opens, String deadline, LocalDate day, String year, LocalDate last) {
        var settings =
                new EnrolmentFileSettings(
                        MonthDay.parse("--" + opens),
                        MonthDay.parse("--" + deadline),
                        List.of(),
                        null);
        assertThat(settings.year(day)).isEqualTo(year);
        assertThat(settings.deadline(year)).isEqualTo(last);
    }
}
