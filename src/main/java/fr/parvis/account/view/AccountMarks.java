package fr.parvis.account.view;

import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.AccountState;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** How states of accounts look: a mark beside the word, never instead of it. */
@ApplicationScoped
@Named("accountMarks")
public class AccountMarks {

    /** The suffix of the badge's class. */
    public String style(AccountState state) {
        return switch (state) {
            case MAIL_UNCONFIRMED, PREPARED -> "brouillon";
            case AWAITING_AGENT -> "deposee";
            case DOCUMENT_ASKED -> "complement";
            case ACTIVE -> "positive";
            case REFUSED -> "negative";
            case CLOSED -> "archivee";
        };
    }

    public String icon(AccountState state) {
        return switch (state) {
            case MAIL_UNCONFIRMED -> "mail";
            case PREPARED -> "pencil-line";
            case AWAITING_AGENT -> "hourglass";
            case DOCUMENT_ASKED -> "message-circle-question";
            case ACTIVE -> "circle-check";
            case REFUSED -> "circle-x";
            case CLOSED -> "archive";
        };
    }

    /** How the history names an event. */
    public String title(AccountEvent event) {
        return event.change() == null
                ? Messages.text(event.to().key())
                : Messages.text("account.event." + event.change());
    }

    /** The icon of an event in the history. */
    public String icon(AccountEvent event) {
        return event.change() == null ? icon(event.to()) : "refresh-cw";
    }
}
