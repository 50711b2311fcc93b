package fr.parvis.request.service;

import fr.parvis.kernel.Later;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** "Mes demandes": the requests of an account. */
@ApplicationScoped
public class OwnRequests {

    /** Requests of a page of the list. */
    public static final int PAGE_SIZE = 20;

    /** "Dernières demandes". */
    private static final int LATEST = 4;

    @Inject OwnRequestRepository repository;

    /**
     * Which of them.
     *
     * @param number the only one that is looked for; null for all
     * @param status as citizens are told; null for all
     * @param page from 0 on
     */
    public record Filter(
            long account, boolean archived, Long number, RequestStatus status, int page) {}

    /**
     * What the dashboard shows, the newest first.
     *
     * @param latest the last four
     * @param awaited those to which the citizen has to answer, however old
     */
    public record Board(List<RequestRow> latest, List<RequestRow> awaited) {}

    public Later<Board> board(long account) {
        return repository.latest(account, LATEST, PAGE_SIZE).map(OwnRequests::board);
    }

    private static Board board(List<RequestRow> rows) {
        return new Board(
                rows.subList(0, Math.min(LATEST, rows.size())),
                rows.stream()
                        .filter(r -> r.status() == RequestStatus.AWAITING_COMPLEMENT)
                        .toList());
    }

    /** A page of the list with one row more than it shows, when there is another page. */
    @Transactional
    public List<RequestRow> list(Filter filter) {
        return repository.list(filter, PAGE_SIZE + 1, filter.page() * PAGE_SIZE);
    }
}
