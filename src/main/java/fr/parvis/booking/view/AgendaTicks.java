package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the form of an agenda sends. An unticked box sends nothing; so that a box that the page did
 * not have is not taken for one that was unticked, the page says which boxes it showed as reserved.
 */
public final class AgendaTicks {

    /** Name of every box; its value is {@link #id}. */
    static final String BOX = "j";

    /** Which boxes the page showed as reserved and changeable, with spaces between them. */
    static final String SHOWN = "r";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int DAY_LENGTH = 6;
    private static final Comparator<DayChange> BY_DAY =
            Comparator.comparing(DayChange::day).thenComparing(DayChange::unit);

    private AgendaTicks() {}

    /** "261116cantine". */
    static String id(LocalDate day, String unit) {
        return DAY.format(day) + unit;
    }

    /** Whether a page shows a box as reserved and lets one untick it. */
    static boolean reserved(AgendaCell cell) {
        return cell.changeable() && cell.state() == CellState.RESERVED;
    }

    /**
     * What a form asks for, with the ticks of a draft that its page did not show.
     *
     * @param form inputs of the page by name
     */
    public static List<DayChange> changes(
            Map<String, List<String>> form, Collection<DayChange> draft, LocalDate today) {
        return AgendaPeriod.of(first(form, AgendaPeriod.NAME), today)
                .with(changes(form.getOrDefault(BOX, List.of()), first(form, SHOWN)), draft);
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }

    /**
     * What a form asks for, by day. What does not look like a box is left out; whether a box may be
     * changed is the service's business.
     *
     * @param ticked values of {@link #BOX}
     * @param shown value of {@link #SHOWN}
     */
    static List<DayChange> changes(Collection<String> ticked, String shown) {
        Set<String> now = new LinkedHashSet<>(ticked);
        Set<String> before = new LinkedHashSet<>(List.of(shown.strip().split("\\s+")));
        var changes = new ArrayList<DayChange>();
        now.stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> add(changes, id, DayChange.Kind.ADD));
        before.stream()
                .filter(id -> !now.contains(id))
                .forEach(id -> add(changes, id, DayChange.Kind.CANCEL));
        changes.sort(BY_DAY);
        return changes;
    }

    /** Those of some changes that another agenda has a free or reserved box for. */
    static List<DayChange> possible(YearAgenda agenda, Collection<DayChange> changes) {
        Map<String, AgendaCell> boxes = new HashMap<>();
        agenda.cells().forEach(c -> boxes.put(id(c.day(), c.unit()), c));
        return changes.stream()
                .filter(
                        change -> {
                            AgendaCell box = boxes.get(id(change.day(), change.unit()));
                            return box != null
                                    && box.changeable()
                                    && box.state()
                                            == (change.change() == DayChange.Kind.ADD
                                                    ? CellState.FREE
                                                    : CellState.RESERVED);
                        })
                .toList();
    }

    /** Changes of a draft and some more; of the same box the later one stands. */
    static List<DayChange> joined(Collection<DayChange> draft, Collection<DayChange> more) {
        Map<String, DayChange> all = new LinkedHashMap<>();
        draft.forEach(c -> all.put(id(c.day(), c.unit()), c));
        more.forEach(c -> all.put(id(c.day(), c.unit()), c));
        return all.values().stream().sorted(BY_DAY).toList();
    }

    private static void add(List<DayChange> changes, String id, DayChange.Kind kind) {
        if (id.length() <= DAY_LENGTH) {
            return;
        }
        try {
            LocalDate day = LocalDate.parse(id.substring(0, DAY_LENGTH), DAY);
            changes.add(new DayChange(id.substring(DAY_LENGTH), day, kind));
        } catch (DateTimeException e) {
            // not a box of ours
        }
    }
}
