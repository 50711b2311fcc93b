package fr.parvis.appointment.view;

import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** The state of an appointment as icon and word. */
public final class AppointmentTag extends HtmlTag {

    public AppointmentTag(TagConfig config) {
        super(config, "state");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var state = (AppointmentState) values[0];
        html.badge(style(state), icon(mark(state)), Messages.text(state.key()));
    }

    private static String style(AppointmentState state) {
        return switch (state) {
            case BOOKED, PRESENT -> "positive";
            case ABSENT -> "negative";
            case HELD -> "instruction";
            case EXPIRED, MOVED, CANCELLED, UNNOTED -> "annulee";
        };
    }

    private static String mark(AppointmentState state) {
        return switch (state) {
            case BOOKED -> "calendar-days";
            case PRESENT -> "circle-check";
            case ABSENT -> "circle-x";
            case HELD -> "hourglass";
            case UNNOTED -> "calendar-days";
            case EXPIRED, MOVED, CANCELLED -> "ban";
        };
    }
}
