package fr.parvis.request.view;

import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.Slots;
import fr.parvis.appointment.view.SlotPicker;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.Messages;
import java.util.List;

/** A slot that somebody else was quicker to take: what is said, and what is offered instead. */
final class TakenSlot {

    private TakenSlot() {}

    /**
     * The free slots near it.
     *
     * @param taken null when nothing was taken
     */
    static List<Slot> near(Slots slots, String calendar, Slot taken) {
        return taken == null ? List.of() : slots.nearest(calendar, taken.start(), SlotPicker.NEAR);
    }

    /** A sentence that leads to what is free now. */
    static List<ProblemRow> problems(Slot taken, SlotPicker picker) {
        boolean any = !picker.near().isEmpty();
        String key = any ? "appointment.takenNear" : "appointment.takenAll";
        return List.of(new ProblemRow("#pv-creneaux", Messages.text(key, taken.name())));
    }
}
