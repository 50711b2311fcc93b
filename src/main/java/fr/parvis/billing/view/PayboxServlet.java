package fr.parvis.billing.view;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.service.BillingJobs;
import fr.parvis.billing.service.BrowserReturns;
import fr.parvis.billing.service.NotificationInbox;
import fr.parvis.security.service.Throttle;
import fr.parvis.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The addresses between Paybox and the portal: its notification, and where it sends browsers back
 * to. No session is asked for: what counts is who has signed. The text behind the question mark is
 * taken as it came, because that is what was signed.
 */
@WebServlet({PayboxServlet.NOTIFICATION, PayboxServlet.RETURN + "*"})
public class PayboxServlet extends HttpServlet {

    static final String NOTIFICATION = "/paiement/paybox/notification";

    /** Followed by how it went, as Paybox sees it. */
    static final String RETURN = "/paiement/paybox/retour/";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(PayboxServlet.class.getName());
    private static final String CANCELLED = "annule";
    private static final Set<String> WAYS = Set.of("effectue", "refuse", CANCELLED, "attente");

    private static final Throttle.Rule STRANGERS =
            Throttle.Rule.of("payment-stranger", 30, Duration.ofHours(1));

    @Inject transient NotificationInbox inbox;
    @Inject transient BillingJobs jobs;
    @Inject transient BrowserReturns returns;
    @Inject transient ClientAddress client;
    @Inject transient Throttle throttle;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (NOTIFICATION.equals(request.getServletPath())) {
            keep(request, response);
        } else {
            back(request, response);
        }
    }

    /** It is a row before it is answered; what it does is done afterwards. */
    private void keep(HttpServletRequest request, HttpServletResponse response) {
        String source = client.of(request);
        try {
            if (inbox.knows(source) || admitted(source)) {
                jobs.judgeSoon(inbox.keep(Provider.PAYBOX, source, request.getQueryString()));
            }
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (RuntimeException e) {
            // Paybox tries again; a page with an explanation would say too much
            LOG.log(Level.SEVERE, "a payment notification was not kept", e);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    /** A row for each of a stranger's tries would be theirs to fill the database with. */
    private boolean admitted(String source) {
        boolean admitted = throttle.take(STRANGERS, source).isEmpty();
        if (!admitted) {
            LOG.log(
                    Level.WARNING,
                    "unsigned answers of payments from {0} are kept no more",
                    source);
        }
        return admitted;
    }

    private void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String way = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (!WAYS.contains(way)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String source = client.of(request);
        String raw = request.getQueryString();
        if (!returns.signed(raw) && !admitted(source)) {
            response.sendRedirect(request.getContextPath() + PaymentPages.UNKNOWN_RETURN);
            return;
        }
        Optional<PaymentAttempt> attempt =
                CANCELLED.equals(way) ? returns.cancelled(source, raw) : returns.back(source, raw);
        response.sendRedirect(
                request.getContextPath()
                        + attempt.map(a -> PaymentPages.result(a.reference()))
                                .orElse(PaymentPages.UNKNOWN_RETURN));
    }
}
