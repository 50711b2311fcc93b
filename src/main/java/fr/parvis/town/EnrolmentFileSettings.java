package fr.parvis.town;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;

/**
 * The yearly enrolment dossiers of a town ("Dossier d’inscription").
 *
 * @param opens day and month from which the dossier of the school year that begins in that calendar
 *     year is asked for: "05-01"
 * @param deadline day and month, next after {@code opens}, by which it is to be sent: "06-30"
 * @param documents ids of the types that are asked for with it
 * @param keepMonths months after the school year (31 August) for which a dossier is kept, with what
 *     concerns health; 12 without it
 */
public record EnrolmentFileSettings(
        @JsonFormat(pattern = "MM-dd") MonthDay opens,
        @JsonFormat(pattern = "MM-dd") MonthDay deadline,
        List<String> documents,
        Integer keepMonths) {

    private static final int A_YEAR = 12;

    public EnrolmentFileSettings {
        keepMonths = keepMonths == null ? A_YEAR : keepMonths;
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    /** The school year whose dossier is asked for on a day: "2026-2027". */
    public String year(LocalDate day) {
        int begins = day.getYear();
        if (day.isBefore(opens.atYear(begins))) {
            begins--;
        }
        return begins + "-" + (begins + 1);
    }

    /** The last school year whose dossiers are not kept any more on a day: "2024-2025". */
    public String forgotten(LocalDate day) {
        LocalDate since = day.minusMonths(keepMonths);
        int ended = since.getYear() - (since.getMonthValue() < Month.SEPTEMBER.getValue() ? 1 : 0);
        return (ended - 1) + "-" + ended;
    }

    /** The last day for the dossier of a school year. */
    public LocalDate deadline(String year) {
        int begins = Integer.parseInt(year.substring(0, 4));
        LocalDate first = opens.atYear(begins);
        LocalDate day = deadline.atYear(begins);
        return day.isBefore(first) ? deadline.atYear(begins + 1) : day;
    }

    /** The school year that a day belongs to: it begins on 1 September. */
    public static String schoolYear(LocalDate day) {
        int begins = day.getYear() - (day.getMonthValue() < Month.SEPTEMBER.getValue() ? 1 : 0);
        return begins + "-" + (begins + 1);
    }

    /** The school year before: "2025-2026". */
    public static String before(String year) {
        int begins = Integer.parseInt(year.substring(0, 4));
        return (begins - 1) + "-" + begins;
    }
}
