package fr.parvis.account.view;

import fr.parvis.account.entity.AccountImport;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.account.service.AccountImports;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.ImportRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One import: what would happen line by line, then what has happened, and the links. */
@RequestScoped
@Named
public class AccountImportBacking {

    private static final int PAGE_SIZE = 200;

    @Inject AccountImports imports;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private AccountImports.Opened opened;

    /** A number with its words, above the table. */
    public record Figure(String label, int value) {}

    public void load() {
        opened = imports.open(user.accountAgent(), path.number("id"));
    }

    public void run() {
        imports.run(user.accountAgent(), opened.file().id());
        navigation.to(address());
    }

    public void inviteAll() {
        invited(imports.invite(user.accountAgent(), opened.file().id(), Set.of()));
    }

    public void inviteChosen() {
        Set<Integer> lines = new LinkedHashSet<>();
        String[] chosen = request.getParameterValues("pv-ligne");
        for (String line : chosen == null ? new String[0] : chosen) {
            if (line.matches("\\d{1,6}")) {
                lines.add(Integer.valueOf(line));
            }
        }
        if (lines.isEmpty()) {
            throw new DomainException("account.import.noneChosen");
        }
        invited(imports.invite(user.accountAgent(), opened.file().id(), lines));
    }

    private void invited(int sent) {
        navigation.to(address() + "?pv-envoyes=" + sent);
    }

    private String address() {
        return "/agents/comptes/import/" + opened.file().id();
    }

    public AccountImport getFile() {
        return opened.file();
    }

    public boolean isDone() {
        return opened.file().done();
    }

    public List<Figure> getFigures() {
        return Stream.of(ImportOutcome.values())
                .map(
                        o ->
                                new Figure(
                                        Messages.text(
                                                (isDone()
                                                                ? "account.import.done."
                                                                : "account.import.will.")
                                                        + o),
                                        opened.count(o)))
                .toList();
    }

    /** Lines in which something is to be corrected. */
    public List<ImportRow> getFaulty() {
        return opened.rows().stream().filter(r -> r.outcome() == ImportOutcome.FAULTY).toList();
    }

    /** Lines whose owner has a space, which is not linked to the household. */
    public List<ImportRow> getExisting() {
        return opened.rows().stream().filter(r -> r.outcome() == ImportOutcome.EXISTS).toList();
    }

    /** Whether the town gives keys, by which they are linked. */
    public boolean isKeys() {
        return !town.keyServices().isEmpty();
    }

    private List<ImportRow> good() {
        return opened.rows().stream().filter(r -> r.outcome() != ImportOutcome.FAULTY).toList();
    }

    public List<ImportRow> getRows() {
        return good().stream().skip((long) page() * PAGE_SIZE).limit(PAGE_SIZE).toList();
    }

    private int page() {
        String page = request.getParameter("page");
        return page != null && page.matches("\\d{1,3}")
                ? Math.max(0, Integer.parseInt(page) - 1)
                : 0;
    }

    public String getPrevious() {
        return page() == 0 ? null : request.getContextPath() + address() + "?page=" + page();
    }

    public String getNext() {
        boolean more = good().size() > (page() + 1) * PAGE_SIZE;
        return more ? request.getContextPath() + address() + "?page=" + (page() + 2) : null;
    }

    /** How many lines an import writes. */
    public int getWritten() {
        return (int) opened.rows().stream().filter(r -> r.outcome().written()).count();
    }

    /** How many links were not sent yet. */
    public int getUninvited() {
        return (int)
                opened.rows().stream().filter(r -> r.invitable() && r.mailedAt() == null).count();
    }

    public boolean isInvitable() {
        return opened.rows().stream().anyMatch(ImportRow::invitable);
    }

    /** How many links were just sent, in words; null when the page was opened otherwise. */
    public String getSent() {
        String sent = request.getParameter("pv-envoyes");
        if (sent == null || !sent.matches("\\d{1,5}")) {
            return null;
        }
        int count = Integer.parseInt(sent);
        return Messages.text(
                count == 1 ? "account.import.sent.one" : "account.import.sent.some", count);
    }
}
