package fr.parvis.booking.entity;

import java.time.LocalDate;

/**
 * A box of the agenda. Units that are never open on a day have none.
 *
 * @param blocked null: it may be changed
 * @param why "Réservation possible jusqu’au jeudi 12 novembre à 12 h."; null where there is nothing
 *     to say
 */
public record AgendaCell(LocalDate day, String unit, CellState state, Blocked blocked, String why) {

    public boolean changeable() {
        return blocked == null;
    }
}
