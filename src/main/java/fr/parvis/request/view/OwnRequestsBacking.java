package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.OwnRequests;
import fr.parvis.request.service.RequestRow;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** "Mes demandes". Its state is the address. */
@RequestScoped
@Named
public class OwnRequestsBacking {

    private static final String LIST = "/mon-espace/demandes";
    private static final String ARCHIVED = "archivees";
    private static final int MOST_PAGES = 1000;

    @Inject OwnRequests requests;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private List<RequestRow> rows = List.of();

    public void load() {
        // what is no number finds nothing, and says so
        if (getWords().isEmpty() || number() != null) {
            rows =
                    requests.list(
                            new OwnRequests.Filter(
                                    user.citizen().id(),
                                    isArchived(),
                                    number(),
                                    getStatus(),
                                    page()));
        }
    }

    public List<RequestRow> getRows() {
        return isMore() ? rows.subList(0, OwnRequests.PAGE_SIZE) : rows;
    }

    private boolean isMore() {
        return rows.size() > OwnRequests.PAGE_SIZE;
    }

    public boolean isArchived() {
        return ARCHIVED.equals(sent.stripped("vue"));
    }

    /** The states that a list can be filtered by; in the archive those that a request ends in. */
    public List<RequestStatus> getStatuses() {
        return Stream.of(RequestStatus.values())
                .filter(s -> s != RequestStatus.DRAFT && s != RequestStatus.ARCHIVED)
                .filter(s -> isArchived() ? !s.open() : s != RequestStatus.CANCELLED)
                .toList();
    }

    /** The state that the list is filtered by; null for all. */
    public RequestStatus getStatus() {
        String wanted = sent.stripped("etat").toUpperCase(Locale.ROOT);
        return getStatuses().stream().filter(s -> s.name().equals(wanted)).findFirst().orElse(null);
    }

    /** A state as the address has it. */
    public String name(RequestStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the list shows a part of what there is. */
    public boolean isFiltered() {
        return !getWords().isEmpty() || getStatus() != null;
    }

    /** The number that is looked for, as it was typed. */
    public String getWords() {
        return sent.stripped("q");
    }

    /** "DEMANDE N° 43 513" is the same number. */
    private Long number() {
        String digits = getWords().replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 12 ? null : Long.valueOf(digits);
    }

    private int page() {
        String value = sent.stripped("page");
        return value.matches("\\d{1,4}")
                ? Math.max(0, Math.min(MOST_PAGES, Integer.parseInt(value)) - 1)
                : 0;
    }

    /** What stands above the list. */
    public String getShownText() {
        int first = page() * OwnRequests.PAGE_SIZE;
        return Messages.text("request.queue.shown", first + 1, first + getRows().size());
    }

    public String getListAddress() {
        return request.getContextPath() + LIST;
    }

    public String getArchiveAddress() {
        return getListAddress() + "?vue=" + ARCHIVED;
    }

    public String getPrevious() {
        return page() == 0 ? null : at(page() - 1);
    }

    public String getNext() {
        return isMore() ? at(page() + 1) : null;
    }

    private String at(int page) {
        String view = isArchived() ? getArchiveAddress() + "&" : getListAddress() + "?";
        String status = getStatus() == null ? "" : "etat=" + name(getStatus()) + "&";
        return view + status + "page=" + (page + 1);
    }
}
