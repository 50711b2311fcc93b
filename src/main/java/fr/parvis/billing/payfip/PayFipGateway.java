package fr.parvis.billing.payfip;

import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.billing.entity.Proof;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.payfip.PayFipMessage.Answer;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * PayFiP, the payment page of the State. Nothing that comes from it is signed: its service is asked
 * about each operation, and only its answer counts.
 */
@ApplicationScoped
public class PayFipGateway implements PaymentProvider {

    /** How long somebody may still be paying: until then "given up" and "not known" mean little. */
    public static final Duration OPEN = Duration.ofMinutes(20);

    private static final Logger LOG = Logger.getLogger(PayFipGateway.class.getName());

    /** What the history says of somebody who has left the page while it is still open. */
    public static final String GIVEN_UP = "A";

    /** The shape of an operation's name. */
    private static final String OPERATION = "[A-Za-z0-9-]{8,60}";

    private static final List<String> TOLD =
            List.of(
                    "numcli",
                    "refdet",
                    "montant",
                    "resultrans",
                    "numauto",
                    "dattrans",
                    "heurtrans",
                    "saisie",
                    "idOp");

    @Inject PayFipConfiguration configuration;
    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Clock clock;

    @Override
    public boolean serves(String regie) {
        return configuration.client(regie).isPresent();
    }

    @Override
    public Way way(String regie) {
        String client = configuration.client(regie).orElseThrow();
        return (attempt, payer) -> depart(client, attempt);
    }

    private Departure depart(String client, PaymentAttempt attempt) {
        if (!PayFipOrder.takes(attempt.amount())) {
            throw new DomainException("billing.payfip.amount", PayFipOrder.LEAST, PayFipOrder.MOST);
        }
        Optional<Answer> answer = configuration.service().create(order(client, attempt));
        String operation = answer.map(a -> a.get("idOp")).orElse("");
        if (!operation.matches(OPERATION)) {
            LOG.log(
                    Level.WARNING,
                    "PayFiP opens no operation: {0}",
                    answer.map(Answer::error).orElse("no answer"));
            throw new DomainException("billing.payment.unavailable");
        }
        return new Departure(configuration.page(operation), Map.of(), operation);
    }

    private PayFipOrder order(String client, PaymentAttempt attempt) {
        String name = town.regie(attempt.regie()).orElseThrow().name();
        return new PayFipOrder(
                client,
                clock.instant().atZone(ClockProducer.PARIS).getYear(),
                reference(attempt),
                attempt.amount(),
                PayFipOrder.takes(attempt.mail()) ? attempt.mail() : town.mail().from(),
                "Factures " + name + " " + reference(attempt),
                configuration.entry(),
                address("notification"),
                address("retour"));
    }

    private URI address(String what) {
        return URI.create(portal.of(PayFipConfiguration.ROOT + what));
    }

    /** PayFiP takes no hyphen. */
    private static String reference(PaymentAttempt attempt) {
        return attempt.reference().replace("-", "");
    }

    @Override
    public GatewayAnswer ask(PaymentAttempt attempt) {
        Optional<String> client = configuration.client(attempt.regie());
        if (attempt.token() == null) {
            // nobody was ever sent to the page
            return GatewayAnswer.notPaid(null);
        }
        Optional<Answer> answer = configuration.service().detail(attempt.token());
        return answer.isEmpty() ? GatewayAnswer.unknown(null) : said(attempt, client, answer.get());
    }

    private GatewayAnswer said(PaymentAttempt attempt, Optional<String> client, Answer answer) {
        boolean open = clock.instant().isBefore(attempt.createdAt().plus(OPEN));
        if (answer.error() != null) {
            return switch (answer.error()) {
                // it is not known yet, or nobody paid
                case "P5" -> open ? GatewayAnswer.unknown("P5") : GatewayAnswer.notPaid("P5");
                // it was forgotten in the night, because nobody went on
                case "P1" -> GatewayAnswer.notPaid("P1");
                default -> GatewayAnswer.unknown(answer.error());
            };
        }
        if (!answer.get("idOp").equals(attempt.token())
                || !answer.get("refdet").equals(reference(attempt))
                || !answer.get("numcli").equals(client.orElse(answer.get("numcli")))
                || !answer.get("saisie").equals(configuration.entry())) {
            LOG.log(
                    Level.SEVERE,
                    "PayFiP answers about something else than {0}",
                    attempt.reference());
            return GatewayAnswer.foreign(told(answer));
        }
        String result = answer.get("resultrans");
        return switch (result) {
            case "P" -> paid(attempt, answer, PaymentMethod.CARD);
            case "V" -> paid(attempt, answer, PaymentMethod.DIRECT_DEBIT);
            case "R", "Z" -> GatewayAnswer.refused(result);
            // whoever has given up may think better of it while the page is open
            case GIVEN_UP -> open ? GatewayAnswer.unknown(result) : GatewayAnswer.abandoned();
            default -> GatewayAnswer.unknown(null);
        };
    }

    private static GatewayAnswer paid(PaymentAttempt attempt, Answer answer, PaymentMethod method) {
        String cents = answer.get("montant");
        if (!cents.matches("\\d{1,11}")) {
            return GatewayAnswer.unknown(null);
        }
        String authorisation = answer.get("numauto");
        return GatewayAnswer.paid(
                new Proof(
                        Provider.PAYFIP,
                        attempt.reference(),
                        Money.ofCents(Long.parseLong(cents)),
                        attempt.token(),
                        authorisation.isEmpty() ? null : authorisation,
                        method),
                told(answer));
    }

    /** What the régie needs to look for it at the Treasury; nothing about who paid. */
    private static String told(Answer answer) {
        return TOLD.stream()
                .filter(name -> !answer.get(name).isEmpty())
                .map(name -> name + "=" + answer.get(name))
                .collect(Collectors.joining("&"));
    }
}
