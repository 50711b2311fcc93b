package fr.parvis.appointment.view;

import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.SlotChoice;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A week of a calendar: arrows, the days with what is free, the times of one day to choose. */
public final class SlotsTag extends HtmlTag {

    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("EEE d", Locale.FRANCE);
    private static final DateTimeFormatter DAY_MONTH =
            DateTimeFormatter.ofPattern("d MMMM", Locale.FRANCE);

    public SlotsTag(TagConfig config) {
        super(config, "of");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var picker = (SlotPicker) values[0];
        SlotChoice choice = picker.choice();
        html.open("div").styled("pv-slots");
        if (choice.day() != null) {
            // a form that is refused comes back on the same day
            html.open("input").with("type", "hidden").with("name", SlotPicker.DAY);
            html.with("value", choice.day().toString());
        }
        if (!picker.near().isEmpty()) {
            html.open("fieldset").styled("pv-times pv-times--near").open("legend");
            html.text(Messages.text("appointment.near")).close("legend");
            html.open("div").styled("pv-pills pv-pills--long");
            picker.near().forEach(s -> time(html, picker, s, s.name()));
            html.close("div").close("fieldset");
        }
        week(html, picker, choice);
        if (choice.day() == null) {
            nothing(html, picker, choice);
        } else {
            String day = FrenchText.longDate(choice.day());
            html.open("fieldset").styled("pv-times").with("id", "pv-heures").open("legend");
            html.text(Character.toUpperCase(day.charAt(0)) + day.substring(1)).close("legend");
            html.open("div").styled("pv-pills");
            choice.slots().stream()
                    .filter(s -> !picker.near().contains(s))
                    .forEach(s -> time(html, picker, s, s.hour()));
            html.close("div").close("fieldset");
        }
        html.close("div");
    }

    private void week(Html html, SlotPicker picker, SlotChoice choice) {
        html.open("nav").styled("pv-week").with("aria-label", Messages.text("appointment.week"));
        arrow(html, picker, choice.earlier(), "chevron-left", "appointment.week.before");
        html.open("p").styled("pv-week__name").text(name(choice.monday())).close("p");
        arrow(html, picker, choice.later(), "chevron-right", "appointment.week.after");
        html.open("ul").styled("pv-days");
        choice.days().forEach(day -> day(html, picker, day));
        html.close("ul").close("nav");
    }

    /** "Du 16 au 22 novembre 2026". */
    private static String name(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        String from =
                monday.getMonth() == sunday.getMonth()
                        ? ordinal(monday.getDayOfMonth())
                        : ordinal(monday.getDayOfMonth())
                                + DAY_MONTH.format(monday).replaceFirst("^\\d+", "");
        return Messages.text(
                "appointment.week.name",
                from,
                ordinal(sunday.getDayOfMonth())
                        + DAY_MONTH.format(sunday).replaceFirst("^\\d+", "")
                        + " "
                        + sunday.getYear());
    }

    private static String ordinal(int day) {
        return day == 1 ? "1er" : String.valueOf(day);
    }

    private void arrow(Html html, SlotPicker picker, LocalDate monday, String icon, String words) {
        boolean back = icon.equals("chevron-left");
        if (monday == null) {
            return;
        }
        html.open("a").styled("pv-btn pv-btn--small pv-week__" + (back ? "before" : "after"));
        html.with("href", link(picker, monday));
        if (back) {
            html.icon(icon(icon));
        }
        html.span("pv-sr", Messages.text("appointment.week.word") + " ");
        html.open("span").text(Messages.text(words)).close("span");
        if (!back) {
            html.icon(icon(icon));
        }
        html.close("a");
    }

    private static String link(SlotPicker picker, LocalDate day) {
        return picker.address() + "?" + SlotPicker.DAY + "=" + day + picker.keep() + "#pv-creneaux";
    }

    private static void day(Html html, SlotPicker picker, SlotChoice.Day day) {
        int free = day.slots().size();
        boolean shown = day.date().equals(picker.choice().day());
        html.open("li");
        if (free > 0) {
            html.open("a").styled("pv-day").with("href", link(picker, day.date()));
            html.with("aria-current", shown ? "date" : null);
        } else {
            html.open("span").styled("pv-day is-none");
        }
        html.span("pv-day__name", SHORT_DAY.format(day.date()));
        // a screen reader makes one sentence of the two lines
        html.span("pv-sr", ", ");
        html.span("pv-day__free", free(day));
        html.close(free > 0 ? "a" : "span").close("li");
    }

    private static String free(SlotChoice.Day day) {
        int free = day.slots().size();
        if (free == 0) {
            return Messages.text(day.open() ? "appointment.day.full" : "appointment.day.closed");
        }
        return free == 1
                ? Messages.text("appointment.day.one")
                : Messages.text("appointment.day.free", free);
    }

    private static void nothing(Html html, SlotPicker picker, SlotChoice choice) {
        html.open("div").styled("pv-times__none").open("p");
        if (choice.next() == null) {
            html.text(Messages.text("appointment.none.at.all")).close("p");
        } else {
            html.text(Messages.text("appointment.none.week")).close("p");
            html.open("p").open("a").styled("pv-btn");
            html.with("href", link(picker, choice.next().day()));
            html.text(
                    Messages.text(
                            "appointment.next",
                            FrenchText.longDate(choice.next().day()).replaceFirst(" \\d{4}$", "")));
            html.close("a").close("p");
        }
        html.close("div");
    }

    private static void time(Html html, SlotPicker picker, Slot slot, String words) {
        boolean chosen = slot.start().equals(picker.chosen());
        html.open("label").styled("pv-pill").open("input").with("type", "radio");
        html.with("name", SlotPicker.CHOSEN).with("value", slot.value());
        html.with("aria-label", slot.name());
        html.with("data-pv-detail", detail(slot));
        html.with("checked", chosen ? "checked" : null);
        html.open("span").text(words).close("span").close("label");
    }

    /** "Mardi 17 novembre à 10 h 30, 20 minutes". */
    private static String detail(Slot slot) {
        return Messages.text("appointment.detail", slot.name(), slot.minutes());
    }
}
