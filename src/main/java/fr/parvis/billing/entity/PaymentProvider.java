package fr.parvis.billing.entity;

import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.ContactDetails;
import fr.parvis.kernel.DomainException;
import java.net.URI;
import java.util.Map;

/**
 * Whoever takes payments online for a régie. Each has a page of its own to which a browser is sent,
 * and can be asked, sooner or later, what became of an attempt; only that is believed.
 */
public interface PaymentProvider {

    /** Whether anything is paid to this régie here. */
    boolean serves(String regie);

    /**
     * Makes sure that somebody can be sent to the page: nothing is begun where this fails. It may
     * take seconds.
     *
     * @throws DomainException when the page cannot be reached now
     */
    Way way(String regie);

    /**
     * What became of an attempt, as far as the provider knows. It may take seconds, and may be
     * repeated without harm.
     */
    GatewayAnswer ask(PaymentAttempt attempt);

    /** The way to the page, for an attempt that has been begun. */
    @FunctionalInterface
    interface Way {

        /**
         * @throws DomainException when the provider does not take it: then nothing is paid by it
         */
        Departure of(PaymentAttempt attempt, Payer payer);
    }

    /**
     * Who pays.
     *
     * @param phone whether the page is for a small screen
     */
    record Payer(CivilIdentity identity, ContactDetails contacts, boolean phone) {}

    /**
     * Where a browser goes.
     *
     * @param fields of the form that it sends there, in this order; none where it just goes there
     * @param token what the provider calls the attempt; null where it has no name of its own for it
     */
    record Departure(URI page, Map<String, String> fields, String token) {}
}
