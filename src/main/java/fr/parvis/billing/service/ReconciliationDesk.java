package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.InvoiceFile;
import fr.parvis.billing.entity.Proof;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Reconciliation;
import fr.parvis.billing.entity.ReconciliationLine;
import fr.parvis.billing.entity.StatementFile;
import fr.parvis.billing.entity.StatementLine;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.RegieSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The day of the provider beside that of the portal. It finds what neither a notification nor a
 * browser has told: money that was paid there and is not known here.
 */
@ApplicationScoped
public class ReconciliationDesk {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject ReconciliationRepository made;
    @Inject PaymentIntake intake;
    @Inject RegieRight right;
    @Inject Clock clock;

    /** A comparison in a list. */
    public record Listed(Reconciliation made, long differences) {}

    /**
     * A comparison with what has become of it.
     *
     * @param knownNow the transactions that were unknown and have been recorded since
     */
    public record Opened(Reconciliation made, Set<String> knownNow) {}

    /** The comparisons of a régie, the latest days first. */
    @Transactional
    public List<Listed> recent(Account agent, String regie) {
        right.require(agent, regie);
        return made.recent(regie).stream().map(r -> new Listed(r.made(), r.differences())).toList();
    }

    /**
     * The last day that a régie which Paybox does not pay any more may be compared for: whoever set
     * out to pay before midnight may have paid after it. Empty where Paybox pays it, or never did.
     */
    @Transactional
    public Optional<LocalDate> lastOfPaybox(Account agent, String regie) {
        return lastOfPaybox(right.require(agent, regie));
    }

    private Optional<LocalDate> lastOfPaybox(RegieSettings regie) {
        return regie.paybox() != null
                ? Optional.empty()
                : made.lastOfPaybox(regie.id())
                        .map(at -> LocalDate.ofInstant(at, ClockProducer.PARIS).plusDays(1));
    }

    /**
     * Compares a statement with the payments of its day, and records what was found.
     *
     * @return the id of the comparison
     * @throws DomainException when the file cannot be read, the day has not ended, or Paybox, whose
     *     statements these are, did not pay the régie any more
     * @throws NotFoundException when it never did
     */
    @Transactional
    public long compare(Account agent, String regie, LocalDate day, String name, byte[] bytes) {
        RegieSettings settings = right.require(agent, regie);
        Actor actor = right.require(agent);
        RegieSettings.Paybox paybox = settings.paybox();
        if (paybox == null) {
            LocalDate last =
                    lastOfPaybox(settings)
                            .orElseThrow(() -> new NotFoundException("statements of " + regie));
            if (day.isAfter(last)) {
                throw new DomainException("billing.statement.former", FrenchText.longDate(last));
            }
        }
        if (!day.isBefore(LocalDate.now(clock))) {
            throw new DomainException("billing.statement.future");
        }
        StatementFile.Read statement =
                StatementFile.read(
                        InvoiceFile.decode(bytes), day, paybox == null ? null : paybox.site());
        var known =
                made.known(
                        regie,
                        day,
                        statement.lines().stream().map(StatementLine::transaction).toList());
        var reconciliation =
                new Reconciliation(
                        regie,
                        day,
                        CsvText.fileName(name, "releve.csv"),
                        statement,
                        known,
                        actor,
                        clock.instant());
        made.add(reconciliation);
        return reconciliation.id();
    }

    @Transactional
    public Opened open(Account agent, long id) {
        Reconciliation found = ofRegie(agent, id);
        List<String> unknown =
                found.lines().stream()
                        .filter(l -> l.kind() == ReconciliationLine.Kind.UNKNOWN_HERE)
                        .map(ReconciliationLine::transaction)
                        .toList();
        return new Opened(found, unknown.isEmpty() ? Set.of() : made.knownNow(unknown));
    }

    /**
     * Records a payment that only the statement knows: it is put on the invoices of its attempt, as
     * its notification would have done.
     *
     * @throws DomainException when no attempt has its reference and amount
     */
    @Transactional
    public void record(Account agent, long id, String transaction) {
        Reconciliation found = ofRegie(agent, id);
        ReconciliationLine line =
                found.lines().stream()
                        .filter(l -> l.kind() == ReconciliationLine.Kind.UNKNOWN_HERE)
                        .filter(l -> l.transaction().equals(transaction))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("transaction of a statement"));
        var proof =
                new Proof(
                        Provider.PAYBOX,
                        line.reference(),
                        line.there(),
                        line.transaction(),
                        line.authorisation());
        if (!intake.attempted(found.regie(), line.reference())) {
            throw new DomainException("billing.statement.noAttempt");
        }
        switch (intake.take(proof)) {
            case TAKEN ->
                    SECURITY.log(
                            Level.INFO,
                            "agent {0} recorded transaction {1} from a statement",
                            new Object[] {String.valueOf(agent.id()), transaction});
            case KNOWN -> {
                // recorded meanwhile, by its notification or by a colleague
            }
            default -> throw new DomainException("billing.statement.noAttempt");
        }
    }

    private Reconciliation ofRegie(Account agent, long id) {
        right.require(agent);
        Reconciliation found = made.get(id);
        right.require(agent, found.regie());
        found.lines();
        return found;
    }
}
