package fr.parvis.booking.view;

import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A basket in a line: "3 ajouts, 1 annulation : 12,60 €". */
public final class BasketWords {

    private BasketWords() {}

    /**
     * The ticks of an agenda that can be had, at the prices of its boxes: what is given up at that
     * at which it was booked.
     */
    public static String of(YearAgenda agenda, Collection<DayChange> ticks) {
        Map<String, Money> prices = new HashMap<>();
        agenda.cells().forEach(c -> prices.put(AgendaTicks.id(c.day(), c.unit()), c.price()));
        List<DayChange> changes = AgendaTicks.possible(agenda, ticks);
        Money total = Money.ZERO;
        int adds = 0;
        for (DayChange change : changes) {
            Money price = prices.get(AgendaTicks.id(change.day(), change.unit()));
            boolean add = change.change() == DayChange.Kind.ADD;
            adds += add ? 1 : 0;
            total = total.plus(add ? price : price.negated());
        }
        boolean priced = prices.values().stream().anyMatch(Money::isPositive);
        return of(adds, changes.size() - adds, priced ? total : null);
    }

    /**
     * A basket in words.
     *
     * @param total null where the town shows no prices
     */
    static String of(int adds, int cancels, Money total) {
        var parts = new ArrayList<String>();
        if (adds > 0) {
            parts.add(count("booking.basket.adds", adds));
        }
        if (cancels > 0) {
            parts.add(count("booking.basket.cancels", cancels));
        }
        if (parts.isEmpty()) {
            return Messages.text("booking.basket.nothing");
        }
        String words = String.join(", ", parts);
        return total == null ? words : words + "\u00A0: " + total;
    }

    /** "17 jours ajoutés, 2 impossibles.". */
    static String gesture(int changed, int impossible, boolean tick) {
        String words = count(tick ? "booking.bulk.ticked" : "booking.bulk.unticked", changed);
        return impossible > 0
                ? words + ", " + count("booking.bulk.refused", impossible) + "."
                : words + ".";
    }

    /** "5 jours reportés dans le panier de Tom.". */
    static String alike(int days, String child) {
        return switch (days) {
            case 0 -> Messages.text("booking.alike.done.none", child);
            case 1 -> Messages.text("booking.alike.done.one", child);
            default -> Messages.text("booking.alike.done", days, child);
        };
    }

    /** A text with one form for one and another for several, which agenda.js reads, too. */
    static String count(String key, int number) {
        List<String> forms = List.of(Messages.text(key).split("\\|"));
        return forms.get(number == 1 ? 0 : 1).replace("#", String.valueOf(number));
    }
}
