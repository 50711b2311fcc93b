package fr.parvis.billing.view;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.payfip.PayFipConfiguration;
import fr.parvis.billing.service.BillingJobs;
import fr.parvis.billing.service.NotificationInbox;
import fr.parvis.billing.service.PayFipBell;
import fr.parvis.security.service.Throttle;
import fr.parvis.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The addresses between PayFiP and the portal. Both bring the name of an operation and nothing
 * else, by a form or in the address, so that both are no more than a reason to ask.
 */
@WebServlet({PayFipServlet.NOTIFICATION, PayFipServlet.RETURN})
public class PayFipServlet extends HttpServlet {

    static final String NOTIFICATION = PayFipConfiguration.ROOT + "notification";
    static final String RETURN = PayFipConfiguration.ROOT + "retour";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(PayFipServlet.class.getName());
    private static final int LONGEST = 2000;

    private static final Throttle.Rule STRANGERS =
            Throttle.Rule.of("payfip-stranger", 30, Duration.ofHours(1));

    /** Somebody who knows one operation cannot have PayFiP asked all day. */
    private static final Throttle.Rule OPERATION =
            Throttle.Rule.of("payfip-operation", 20, Duration.ofHours(1));

    @Inject transient NotificationInbox inbox;
    @Inject transient PayFipBell bell;
    @Inject transient BillingJobs jobs;
    @Inject transient ClientAddress client;
    @Inject transient Throttle throttle;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, request.getQueryString());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String body =
                new String(request.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
        String query = request.getQueryString();
        answer(request, response, query == null ? body : query + "&" + body);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, String raw)
            throws IOException {
        Optional<String> operation = PayFipBell.operation(raw);
        Optional<PaymentAttempt> attempt = operation.flatMap(bell::attempt);
        boolean admitted =
                attempt.isPresent()
                        ? throttle.take(OPERATION, operation.get()).isEmpty()
                        : throttle.take(STRANGERS, client.of(request)).isEmpty();
        if (NOTIFICATION.equals(request.getServletPath())) {
            keep(request, response, raw, attempt.filter(a -> admitted), admitted);
        } else {
            if (attempt.isPresent() && admitted) {
                bell.ring(operation.get());
                jobs.settleSoon(attempt.get().id());
            }
            // a form that PayFiP has the browser send is answered by an address to be opened
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location",
                    request.getContextPath()
                            + attempt.map(a -> PaymentPages.result(a.reference()))
                                    .orElse(PaymentPages.UNKNOWN_RETURN));
        }
    }

    /** It is a row before it is answered; what it does is done afterwards. */
    private void keep(
            HttpServletRequest request,
            HttpServletResponse response,
            String raw,
            Optional<PaymentAttempt> attempt,
            boolean admitted) {
        try {
            if (admitted) {
                long row = inbox.keep(Provider.PAYFIP, client.of(request), raw);
                attempt.ifPresentOrElse(
                        a -> jobs.judgeAndSettleSoon(row, a.id()), () -> jobs.judgeSoon(row));
            }
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a payment notification was not kept", e);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
