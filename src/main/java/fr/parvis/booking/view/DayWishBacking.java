package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.DayWish;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.booking.service.Agendas;
import fr.parvis.booking.service.DayWishes;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The waiting list of full days: which there are, and where the child stands. */
@RequestScoped
@Named
public class DayWishBacking {

    private static final String DAY = "jour";

    @Inject Agendas agendas;
    @Inject DayWishes wishes;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private YearAgenda agenda;
    private List<DayWish> waiting = List.of();

    public void load() {
        long id = path.number("enrolment");
        agenda = agendas.year(id, user.citizen().id());
        waiting = wishes.of(id, user.citizen().id());
    }

    /** Stands in line for the day that was chosen. */
    public void ask() {
        AgendaCell cell =
                getFull().stream()
                        .filter(c -> value(c).equals(sent.of(DAY)))
                        .findFirst()
                        .orElseThrow(() -> new DomainException("booking.wish.choose"));
        wishes.ask(user.citizen(), agenda.enrolment(), cell.unit(), cell.day());
        navigation.to(getHere() + "?pv-dit=attend");
    }

    public void leave() {
        String id = sent.of("pv-attente");
        wishes.leave(
                user.citizen().id(),
                agenda.enrolment(),
                id.matches("\\d{1,18}") ? Long.parseLong(id) : 0);
        navigation.to(getHere() + "?pv-dit=quitte");
    }

    public String getHere() {
        return page(agenda.enrolment());
    }

    private static String page(long enrolment) {
        return "/mon-espace/reservations/" + enrolment + "/attente";
    }

    /** The address of the list, with a day chosen. */
    static String page(long enrolment, LocalDate day, String unit) {
        return page(enrolment)
                + "?"
                + DAY
                + "="
                + URLEncoder.encode(value(day, unit), StandardCharsets.UTF_8);
    }

    /** What was done just now; null for nothing. */
    public String getTold() {
        return switch (sent.of("pv-dit")) {
            case "attend" -> Messages.text("booking.wish.told.waits");
            case "quitte" -> Messages.text("booking.wish.told.left");
            default -> null;
        };
    }

    public YearAgenda getAgenda() {
        return agenda;
    }

    public List<DayWish> getWaiting() {
        return waiting;
    }

    /** The full days that the child does not wait for yet. */
    public List<AgendaCell> getFull() {
        return agenda.cells().stream()
                .filter(c -> c.state() == CellState.FREE && c.blocked() == Blocked.FULL)
                .filter(
                        c ->
                                waiting.stream()
                                        .noneMatch(
                                                w ->
                                                        w.day().equals(c.day())
                                                                && w.unit().equals(c.unit())))
                .toList();
    }

    /** The value of a choice. */
    public String value(AgendaCell cell) {
        return value(cell.day(), cell.unit());
    }

    private static String value(LocalDate day, String unit) {
        return day + " " + unit;
    }

    public boolean isChosen(AgendaCell cell) {
        return value(cell).equals(sent.of(DAY));
    }

    /** "Mercredi 2 décembre 2026, Journée". */
    public String words(LocalDate day, String unit) {
        String label =
                agenda.units().stream()
                        .filter(u -> u.id().equals(unit))
                        .map(AgendaUnit::label)
                        .findFirst()
                        .orElse(unit);
        return AgendaDates.capital(FrenchText.longDate(day)) + ", " + label;
    }
}
