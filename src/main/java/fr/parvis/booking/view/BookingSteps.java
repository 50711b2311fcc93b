package fr.parvis.booking.view;

import fr.parvis.kernel.Messages;
import fr.parvis.web.StepBar;
import java.util.List;

/** "Étape 1 sur 2". */
final class BookingSteps {

    private BookingSteps() {}

    /**
     * The bar of a reservation.
     *
     * @param root the context path
     * @param review whether the second step is shown
     */
    static String html(String root, long enrolment, boolean review) {
        return StepBar.html(
                List.of(
                        new StepBar.Step(
                                Messages.text("booking.step.ticks"),
                                root + AgendaBacking.address(enrolment)),
                        new StepBar.Step(
                                Messages.text("booking.step.review"),
                                root + ReviewBasketsBacking.address(enrolment))),
                review ? 1 : 0);
    }
}
