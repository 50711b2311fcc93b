package fr.parvis.appointment.view;

import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.SlotChoice;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SentDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What {@code pv:slots} shows, and the names of what its form sends.
 *
 * @param address of the page, for the links to other days; with the context path
 * @param keep parameters that those links carry on, as they stand in an address: "&changer=1"
 * @param chosen start of the slot that is marked; null for none
 * @param near free slots near one that is taken; none otherwise
 */
public record SlotPicker(
        SlotChoice choice, String address, String keep, Instant chosen, List<Slot> near) {

    /** In the address: the day whose slots are shown. */
    public static final String DAY = "jour";

    /** In the form: the slot that is chosen. */
    public static final String CHOSEN = "pv-creneau";

    /** How many slots near a taken one are offered. */
    public static final int NEAR = 3;

    /** The day that an address names; null for none. */
    public static LocalDate day(String sent) {
        try {
            return sent.isEmpty() ? null : SentDate.day(sent);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The start of the slot that a form names.
     *
     * @throws DomainException when none was chosen
     */
    public static Instant chosen(String sent) {
        try {
            return SentDate.moment(sent);
        } catch (DateTimeException e) {
            throw new DomainException("appointment.choose");
        }
    }
}
