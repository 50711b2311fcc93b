package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentMethod;
import java.time.LocalDate;

/**
 * Which payments the régie wants to see.
 *
 * @param method null for all
 * @param from the first day; null for any
 * @param to the last day; null for any
 * @param credited only those of which something became a credit: paid twice, or too much
 * @param page from 0
 */
public record PaymentFilter(
        String regie,
        PaymentMethod method,
        LocalDate from,
        LocalDate to,
        boolean credited,
        int page) {

    public static final int PAGE_SIZE = 25;
}
