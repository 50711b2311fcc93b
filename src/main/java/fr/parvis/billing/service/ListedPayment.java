package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.kernel.Money;
import java.time.Instant;

/**
 * A payment as lists of the régie show it.
 *
 * @param credited what no invoice took
 * @param online whether a provider proved it
 * @param transaction the provider's number, or the mark of the form at the desk
 * @param agent who took it at the desk; null online
 * @param invoices the numbers of those that it paid; null where there is none
 * @param again whether the same call had been paid before
 */
public record ListedPayment(
        long id,
        Instant receivedAt,
        String household,
        PaymentMethod method,
        Money amount,
        Money credited,
        boolean online,
        String transaction,
        String agent,
        String invoices,
        boolean again) {}
