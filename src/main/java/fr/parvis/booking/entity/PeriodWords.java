package fr.parvis.booking.entity;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import java.time.LocalDate;

/** From when until when a child is enrolled, in words. */
public final class PeriodWords {

    /** An end that is as many years away is none: the activity goes on until somebody stops it. */
    private static final int YEARS = 3;

    private PeriodWords() {}

    /** "du 01/09/2026 au 06/07/2027"; "à partir du 01/09/2026" of one without an end in sight. */
    public static String of(LocalDate from, LocalDate to) {
        return to.isAfter(from.plusYears(YEARS))
                ? Messages.text("booking.period.open", FrenchText.shortDate(from))
                : Messages.text(
                        "booking.period", FrenchText.shortDate(from), FrenchText.shortDate(to));
    }
}
