package fr.parvis.billing.service;

import fr.parvis.billing.entity.InvoiceView;
import java.time.LocalDate;

/**
 * Which invoices the régie wants to see.
 *
 * @param budget the account; "" for all
 * @param from the first day of issue; null for any
 * @param to the last day of issue; null for any
 * @param words a number, a household's file, or beginnings of the payer's names; "" for all
 * @param page from 0
 */
public record InvoiceFilter(
        String regie,
        InvoiceView view,
        String budget,
        LocalDate from,
        LocalDate to,
        String words,
        int page) {

    public static final int PAGE_SIZE = 25;
    public static final int LONGEST_WORDS = 80;
}
