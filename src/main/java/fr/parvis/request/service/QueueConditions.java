package fr.parvis.request.service;

import fr.parvis.request.entity.Applicant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a view of the queue holds of a service, in the words of the partial indexes.
 *
 * @param sql conditions of requests {@code r}, beside that of the service
 * @param parameters the services, then those of the conditions
 */
record QueueConditions(String sql, Object[] parameters) {

    static final String OPEN = "r.status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT')";

    /** What citizens wrote and nobody opened yet, as the index {@code exchange_unread} has it. */
    static final String UNREAD = " e.direction = 'TO_TOWN' and e.read_at is null";

    /** The same of documents. */
    static final String UNSEEN = "select u.request_number from request_unseen_documents u";

    static final String TO_READ =
            " (select e.request_number from exchange e where" + UNREAD + " union " + UNSEEN + ")";

    static final String TO_DO = OPEN + " and r.status <> 'AWAITING_COMPLEMENT'";

    static QueueConditions of(QueueFilter filter, LocalDate today) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>(List.of(String.join(",", filter.services())));
        switch (filter.view()) {
            case TODO -> sql.append(TO_DO);
            case MINE -> {
                sql.append(OPEN + " and r.assignee_id = ?");
                parameters.add(filter.agentId());
            }
            case UNASSIGNED -> sql.append(OPEN + " and r.assignee_id is null");
            case LATE -> {
                sql.append(TO_DO + " and r.due_on < ?");
                parameters.add(today);
            }
            case AWAITING -> sql.append(OPEN + " and r.status = 'AWAITING_COMPLEMENT'");
            case MESSAGES -> sql.append("r.number in").append(TO_READ);
            case ENDED -> sql.append("not (" + OPEN + ")");
        }
        if (!filter.slug().isEmpty()) {
            sql.append(" and r.slug = ?");
            parameters.add(filter.slug());
        }
        if (filter.words().matches("\\d{1,12}")) {
            sql.append(" and r.number = ?");
            parameters.add(Long.valueOf(filter.words()));
        } else if (!filter.words().isEmpty()) {
            sql.append(" and r.applicant_key like ?");
            parameters.add(Applicant.searchKey(filter.words()) + "%");
        }
        return new QueueConditions(sql.toString(), parameters.toArray());
    }
}
