package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.Reconciliation;
import fr.parvis.billing.entity.ReconciliationLine;
import fr.parvis.billing.service.ReconciliationDesk;
import fr.parvis.kernel.Money;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** One day beside its statement: only what differs is shown line by line. */
@RequestScoped
@Named
public class ReconciliationBacking {

    @Inject ReconciliationDesk desk;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private ReconciliationDesk.Opened opened;

    public void load() {
        opened = desk.open(user.regieAgent(), path.number("id"));
    }

    public void record() {
        desk.record(user.regieAgent(), getMade().id(), sent.of("transaction"));
        navigation.to("/agents/factures/rapprochement/" + getMade().id());
    }

    public Reconciliation getMade() {
        return opened.made();
    }

    public List<ReconciliationLine> getDifferences() {
        return getMade().lines().stream().filter(l -> !l.agrees()).toList();
    }

    public String getOutcome() {
        return ReconciliationsBacking.words(getDifferences().size());
    }

    public long getAgreeing() {
        return getMade().lines().stream().filter(ReconciliationLine::agrees).count();
    }

    public Money getThere() {
        return sum(ReconciliationLine::there);
    }

    public Money getHere() {
        return sum(ReconciliationLine::here);
    }

    private Money sum(Function<ReconciliationLine, Money> side) {
        return Money.sum(getMade().lines().stream().map(side).filter(Objects::nonNull).toList());
    }

    /** Whether it can be recorded from the statement. */
    public boolean recordable(ReconciliationLine line) {
        return line.kind() == ReconciliationLine.Kind.UNKNOWN_HERE && !recorded(line);
    }

    /** Whether it was unknown and has been recorded since. */
    public boolean recorded(ReconciliationLine line) {
        return opened.knownNow().contains(line.transaction());
    }
}
