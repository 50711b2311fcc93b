package fr.parvis.booking.view;

import fr.parvis.booking.entity.WaitingPlace;
import fr.parvis.kernel.Messages;

/** What somebody in line is told: the page without script and the one with it say the same. */
public final class WaitingWords {

    private WaitingWords() {}

    /** "412 personnes avant vous". */
    public static String ahead(WaitingPlace place) {
        if (place.inside()) {
            return Messages.text("booking.waiting.due");
        }
        if (place.ahead() == 0) {
            return Messages.text("booking.waiting.first");
        }
        return place.ahead() == 1
                ? Messages.text("booking.waiting.one")
                : Messages.text("booking.waiting.several", place.ahead());
    }

    /** "Encore 3 à 6 minutes environ"; "" for whoever may go in. */
    public static String expected(WaitingPlace place) {
        if (place.inside()) {
            return "";
        }
        WaitingPlace.Wait wait = place.expected();
        if (wait == null) {
            return Messages.text("booking.waiting.unknown");
        }
        if (wait.to() == 1) {
            return Messages.text("booking.waiting.soon");
        }
        return wait.from() == 0
                ? Messages.text("booking.waiting.below", wait.to())
                : Messages.text("booking.waiting.between", wait.from(), wait.to());
    }
}
