package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.web.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** How states and events look: a mark beside the word, never instead of it. */
@ApplicationScoped
@Named("statuses")
public class StatusMarks {

    /** The suffix of the badge's class. */
    public String style(RequestStatus status) {
        return switch (status) {
            case DRAFT -> "brouillon";
            case FILED -> "deposee";
            case IN_PROGRESS -> "instruction";
            case AWAITING_COMPLEMENT -> "complement";
            case ACCEPTED -> "positive";
            case REJECTED -> "negative";
            case CANCELLED -> "annulee";
            case ARCHIVED -> "archivee";
        };
    }

    public String icon(RequestStatus status) {
        return switch (status) {
            case DRAFT -> "pencil-line";
            case FILED -> "inbox";
            case IN_PROGRESS -> "hourglass";
            case AWAITING_COMPLEMENT -> "message-circle-question";
            case ACCEPTED -> "circle-check";
            case REJECTED -> "circle-x";
            case CANCELLED -> "ban";
            case ARCHIVED -> "archive";
        };
    }

    public String eventIcon(RequestEvent.Kind kind) {
        return switch (kind) {
            case OPERATION -> "refresh-cw";
            case DOCUMENT -> "paperclip";
            case EXCHANGE -> "messages-square";
            case APPOINTMENT -> "calendar-days";
        };
    }

    /**
     * The state as icon and word.
     *
     * @param icon the address of its icon
     */
    void badge(Html html, RequestStatus status, String icon) {
        html.badge(style(status), icon, Messages.text(status.key()));
    }
}
