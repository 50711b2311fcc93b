package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.kernel.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Agendas that no database holds: a school year with every state that a box may have. */
final class MadeUpAgenda {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 9);
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate TO = LocalDate.of(2027, 7, 3);

    private static final Map<String, Money> PRICES =
            Map.of(
                    "acc-matin", Money.ofCents(210),
                    "cantine", Money.ofCents(425),
                    "etude", Money.ofCents(310),
                    "journee", Money.ofCents(1260),
                    "matin", Money.ofCents(630));

    private MadeUpAgenda() {}

    /** Three units from Monday to Friday, "Étude" not on Wednesdays. */
    static YearAgenda school() {
        return of(
                "Accueil et restauration",
                Set.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY),
                List.of(
                        new AgendaUnit("acc-matin", "Acc Matin"),
                        new AgendaUnit("cantine", "Cantine"),
                        new AgendaUnit("etude", "Étude")));
    }

    /** "ALSH Mercredis": one unit, one weekday. */
    static YearAgenda wednesdays() {
        return of(
                "ALSH Mercredis",
                Set.of(DayOfWeek.WEDNESDAY),
                List.of(new AgendaUnit("journee", "Journée")));
    }

    /** Of whose two units a day has one. */
    static YearAgenda oneUnitADay() {
        return of(
                "Garderie",
                Set.of(DayOfWeek.WEDNESDAY),
                List.of(new AgendaUnit("journee", "Journée"), new AgendaUnit("matin", "Matin")));
    }

    private static YearAgenda of(String title, Set<DayOfWeek> weekdays, List<AgendaUnit> units) {
        var cells = new ArrayList<AgendaCell>();
        for (LocalDate day = FROM; !day.isAfter(TO); day = day.plusDays(1)) {
            if (!weekdays.contains(day.getDayOfWeek())) {
                continue;
            }
            for (int u = 0; u < units.size(); u++) {
                if (u == 2 && day.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
                    continue;
                }
                cells.add(cell(day, units.get(u).id(), u));
            }
        }
        return new YearAgenda(
                7,
                "Léa",
                title,
                "Centre de Loisirs l’île aux enfants",
                "Les Winners (8-10 ans)",
                FROM,
                TO,
                "15 jours avant le mercredi concerné",
                units,
                title.equals("Garderie"),
                cells);
    }

    private static AgendaCell cell(LocalDate day, String unit, int place) {
        if (day.isBefore(TODAY)) {
            return new AgendaCell(day, unit, CellState.FREE, PRICES.get(unit), Blocked.PAST, null);
        }
        if (day.equals(LocalDate.of(2026, 11, 11)) || day.equals(LocalDate.of(2027, 5, 6))) {
            return new AgendaCell(
                    day, unit, CellState.FREE, PRICES.get(unit), Blocked.PUBLIC_HOLIDAY, null);
        }
        if (!day.isBefore(LocalDate.of(2026, 12, 19)) && day.isBefore(LocalDate.of(2027, 1, 4))) {
            return new AgendaCell(
                    day, unit, CellState.FREE, PRICES.get(unit), Blocked.SCHOOL_HOLIDAY, null);
        }
        if (day.isBefore(TODAY.plusDays(8))) {
            return new AgendaCell(
                    day,
                    unit,
                    place == 1 ? CellState.RESERVED : CellState.FREE,
                    PRICES.get(unit),
                    Blocked.LATE,
                    "Réservation possible jusqu’au jeudi "
                            + day.minusDays(7).getDayOfMonth()
                            + ".");
        }
        int turn = day.getDayOfYear() % 7 + place;
        return switch (turn) {
            case 0 ->
                    new AgendaCell(day, unit, CellState.FREE, PRICES.get(unit), Blocked.FULL, null);
            case 1, 5 ->
                    new AgendaCell(day, unit, CellState.RESERVED, PRICES.get(unit), null, null);
            case 2 ->
                    new AgendaCell(day, unit, CellState.WAITING_ADD, PRICES.get(unit), null, null);
            case 8 ->
                    new AgendaCell(
                            day, unit, CellState.WAITING_CANCEL, PRICES.get(unit), null, null);
            default -> new AgendaCell(day, unit, CellState.FREE, PRICES.get(unit), null, null);
        };
    }
}
