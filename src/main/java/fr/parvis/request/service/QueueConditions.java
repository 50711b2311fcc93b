package fr.parvis.request.service;

import fr.parvis.request.entity.Applicant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final String NAMED = "r.applicant_key like ?";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?:demande)?\\s*(?:n\\s*[°º]?)?\\s*(\\d[\\d\\s]*)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final int MOST_DIGITS = 12;
    private static final int MOST_ORDERS = 6;

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
        String number = number(filter.words());
        if (!number.isEmpty()) {
            sql.append(" and r.number = ?");
            parameters.add(Long.valueOf(number));
        } else if (!filter.words().isBlank()) {
            List<String> orders = orders(Applicant.searchKey(filter.words()));
            sql.append(" and ").append(named(orders.size()));
            orders.forEach(o -> parameters.add(o + "%"));
        }
        return new QueueConditions(sql.toString(), parameters.toArray());
    }

    private static String named(int orders) {
        return orders == 0
                ? "false"
                : "(" + String.join(" or ", Collections.nCopies(orders, NAMED)) + ")";
    }

    /** "43 513" and "Demande n° 43513" are the same number; "" where it is none. */
    private static String number(String words) {
        Matcher typed = NUMBER.matcher(words);
        String digits = typed.matches() ? typed.group(1).replaceAll("[^0-9]", "") : "";
        return digits.length() > MOST_DIGITS ? "" : digits;
    }

    /**
     * The words turned round: keys begin with the last name, rows and people with the first. Each
     * is the beginning of a key, which an index finds. None where nothing is left of what was
     * typed: that is nobody's name, not everybody's.
     */
    private static List<String> orders(String key) {
        List<String> words = key.isEmpty() ? List.of() : List.of(key.split(" "));
        var orders = new ArrayList<String>();
        for (int first = 0; first < Math.min(words.size(), MOST_ORDERS); first++) {
            orders.add(
                    String.join(" ", words.subList(first, words.size()))
                            + (first == 0 ? "" : " " + String.join(" ", words.subList(0, first))));
        }
        return orders;
    }
}
