package fr.parvis.request.view;

import fr.parvis.account.service.Colleague;
import fr.parvis.account.service.Colleagues;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.BulkAction;
import fr.parvis.request.service.Bulk;
import fr.parvis.request.service.BulkOrder;
import fr.parvis.request.service.BulkRow;
import fr.parvis.request.service.Instruction;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** "Traiter plusieurs demandes": what was ticked in the queue, and what is to be done with it. */
@RequestScoped
@Named
public class BulkBacking {

    /** In the address: a ticked request. In the form: its number and the version that was seen. */
    private static final String TICKED = "d";

    @Inject Bulk bulk;
    @Inject Instruction instruction;
    @Inject Colleagues colleagues;
    @Inject Catalogue catalogue;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<BulkRow> rows = List.of();
    private boolean tooMany;

    public void load() {
        List<Long> numbers =
                ticked().filter(t -> t.matches("\\d{1,12}(-\\d{1,18})?"))
                        .map(t -> Long.valueOf(t.split("-")[0]))
                        .distinct()
                        .toList();
        tooMany = numbers.size() > BulkOrder.MOST;
        rows =
                bulk.rows(
                        numbers.subList(0, Math.min(numbers.size(), BulkOrder.MOST)), user.agent());
    }

    private Stream<String> ticked() {
        String[] values = request.getParameterValues(TICKED);
        return values == null ? Stream.empty() : Stream.of(values);
    }

    /** "Traiter les demandes". */
    public void process() {
        var order = new BulkOrder(sent.of("pv-envoi"), action(), items(), decisions(), colleague());
        bulk.run(order, user.agent());
        navigation.to("/agents/demandes/lot/" + order.token());
    }

    /** In the versions that the form was made with. */
    private List<BulkOrder.Item> items() {
        var items = new ArrayList<BulkOrder.Item>();
        for (BulkRow row : rows) {
            ticked().filter(t -> t.startsWith(row.number() + "-"))
                    .findFirst()
                    .map(t -> Long.parseLong(t.split("-")[1]))
                    .ifPresent(
                            v ->
                                    items.add(
                                            new BulkOrder.Item(
                                                    row.number(), v, row.slug(), row.title())));
        }
        return items;
    }

    private BulkAction action() {
        return Stream.of(BulkAction.values())
                .filter(a -> a.name().equals(sent.of("pv-quoi")))
                .findFirst()
                .orElseThrow(() -> new DomainException("request.bulk.actionMissing"));
    }

    private Map<String, BulkOrder.Decision> decisions() {
        var decisions = new LinkedHashMap<String, BulkOrder.Decision>();
        if (action() != BulkAction.DECIDE) {
            return decisions;
        }
        for (Procedure procedure : getProcedures()) {
            Procedure.Outcome outcome =
                    procedure
                            .outcome(sent.of("pv-issue-" + procedure.slug()))
                            .orElseThrow(
                                    () ->
                                            new DomainException(
                                                    "request.bulk.outcomeMissing",
                                                    procedure.title()));
            String reason = sent.stripped("pv-motif-" + procedure.slug());
            decisions.put(
                    procedure.slug(),
                    new BulkOrder.Decision(
                            outcome.id(), reason.isEmpty() ? outcome.message() : reason));
        }
        return decisions;
    }

    private long colleague() {
        String id = sent.of("pv-agent");
        if (action() != BulkAction.ASSIGN) {
            return 0;
        }
        if (!id.matches("\\d{1,18}")) {
            throw new DomainException("request.entrust.missing");
        }
        return Long.parseLong(id);
    }

    public List<BulkRow> getRows() {
        return rows;
    }

    public boolean isTooMany() {
        return tooMany;
    }

    public int getMost() {
        return BulkOrder.MOST;
    }

    /** The démarches of the ticked requests: each has its own outcomes. */
    public List<Procedure> getProcedures() {
        return rows.stream()
                .map(BulkRow::slug)
                .distinct()
                .flatMap(s -> catalogue.any(s).stream())
                .map(Catalogue.Edition::procedure)
                .toList();
    }

    /** The outcomes of a démarche, those that accept first. */
    public List<Procedure.Outcome> outcomes(Procedure procedure) {
        return Stream.of(Procedure.Outcome.Decision.values())
                .flatMap(d -> procedure.outcomes().stream().filter(o -> o.decision() == d))
                .toList();
    }

    public List<Colleague> getColleagues() {
        return colleagues.of(instruction.services(user.agent()));
    }

    /** What was chosen or typed before a problem. */
    public String typed(String name) {
        return sent.of(name);
    }

    public String getSending() {
        String token = sent.of("pv-envoi");
        return SecretToken.looksLike(token) ? token : SecretToken.create();
    }
}
