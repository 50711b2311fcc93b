package fr.parvis.booking.entity;

import fr.parvis.kernel.Money;
import java.time.LocalDate;

/**
 * A box of the agenda. Units that are never open on a day have none.
 *
 * @param price of a day that was booked as it was booked, else what the day would cost
 * @param blocked null: it may be changed
 * @param why "Réservation possible jusqu’au jeudi 12 novembre à 12 h."; null where there is nothing
 *     to say
 */
public record AgendaCell(
        LocalDate day, String unit, CellState state, Money price, Blocked blocked, String why) {

    public boolean changeable() {
        return blocked == null;
    }
}
