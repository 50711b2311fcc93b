package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Slot;
import fr.parvis.kernel.DomainException;

/** Somebody else has the slot: whoever asked is told which ones near it are free. */
public class SlotTakenException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient Slot slot;

    SlotTakenException(Slot slot) {
        super("appointment.taken");
        this.slot = slot;
    }

    public Slot slot() {
        return slot;
    }
}
