package fr.parvis.booking.entity;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;

/** What a basket is called in lists and mails. */
public final class BasketTitle {

    private BasketTitle() {}

    /**
     * "Réservation Matteo - ALSH Mercredis - Centre de Loisirs l’île aux enfants - le 27/03/2024".
     */
    public static String of(
            String child,
            String activity,
            String place,
            Collection<DayChange> adds,
            Collection<DayChange> cancels) {
        String what = Messages.text("booking.title." + BasketKind.of(adds, cancels));
        var days = new TreeSet<LocalDate>();
        adds.forEach(c -> days.add(c.day()));
        cancels.forEach(c -> days.add(c.day()));
        return String.join(" - ", what + " " + child, activity, place, days(days));
    }

    /** "le 27/03/2024", "du 09 au 10/04/2024", "du 30/03 au 03/04/2024". */
    static String days(TreeSet<LocalDate> days) {
        LocalDate first = days.first();
        LocalDate last = days.last();
        if (first.equals(last)) {
            return "le " + FrenchText.shortDate(first);
        }
        String begin = FrenchText.shortDate(first);
        if (first.getYear() == last.getYear()) {
            begin = begin.substring(0, first.getMonth() == last.getMonth() ? 2 : 5);
        }
        return "du " + begin + " au " + FrenchText.shortDate(last);
    }
}
