package fr.parvis.booking.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sum while somebody ticks is that of the next step. */
@Feature({"BKG-5", "FAM-4"})
class BasketWordsTest {

    private static final LocalDate BOOKED = LocalDate.of(2026, 12, 16);
    private static final LocalDate FREE = LocalDate.of(2027, 1, 6);
    private static final LocalDate FULL = LocalDate.of(2027, 1, 13);

    private static final YearAgenda AGENDA =
            new YearAgenda(
                    7,
                    "Léa",
                    "ALSH Mercredis",
                    "Centre",
                    null,
                    LocalDate.of(2026, 9, 1),
                    LocalDate.of(2027, 7, 2),
                    "la veille",
                    List.of(new AgendaUnit("repas", "Repas")),
                    false,
                    List.of(
                            cell(BOOKED, CellState.RESERVED, 460, null),
                            cell(FREE, CellState.FREE, 290, null),
                            cell(FULL, CellState.FREE, 290, Blocked.FULL)));

    private static AgendaCell cell(LocalDate day, CellState state, long cents, Blocked blocked) {
        return new AgendaCell(day, "repas", state, Money.ofCents(cents), blocked, null);
    }

    private static DayChange change(LocalDate day, DayChange.Kind kind) {
        return new DayChange("repas", day, kind);
    }

    @Test
    void whatIsGivenUpCountsAsItWasBookedAndWhatCannotBeHadNotAtAll() {
        var ticks =
                List.of(
                        change(BOOKED, DayChange.Kind.CANCEL),
                        change(FREE, DayChange.Kind.ADD),
                        change(FULL, DayChange.Kind.ADD));
        assertThat(BasketWords.of(AGENDA, ticks))
                .startsWith("1 ajout, 1 annulation")
                .endsWith(Money.ofCents(290 - 460).toString());
    }
}
