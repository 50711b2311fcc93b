package fr.parvis.billing.paybox;

import java.net.URI;

/** Where Paybox sends the browser back to, and where it tells the portal what happened. */
public record PayboxReturns(URI done, URI refused, URI cancelled, URI waiting, URI notification) {

    private static final String ROOT = "/paiement/paybox/";

    /**
     * @param portal the portal's public address, without a slash at the end
     */
    public static PayboxReturns of(String portal) {
        return new PayboxReturns(
                back(portal, "effectue"),
                back(portal, "refuse"),
                back(portal, "annule"),
                back(portal, "attente"),
                URI.create(portal + ROOT + "notification"));
    }

    private static URI back(String portal, String how) {
        return URI.create(portal + ROOT + "retour/" + how);
    }
}
