package fr.parvis.request.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import fr.parvis.request.entity.SavedView;
import fr.parvis.request.service.Instruction;
import fr.parvis.request.service.QueueFilter;
import fr.parvis.request.service.QueueRow;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queue of an agent's services. Its state is the address: it can be kept, shared, gone back to.
 */
@RequestScoped
@Named
public class QueueBacking {

    private static final int MOST_PAGES = 400;

    @Inject Instruction instruction;
    @Inject CurrentUser user;
    @Inject Catalogue catalogue;
    @Inject Clock clock;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private QueueFilter filter;
    private List<QueueRow> rows = List.of();
    private Map<QueueView, Integer> counts = Map.of();
    private List<SavedView> views;

    /** The views with their counts, for the home of the agents. */
    public void count() {
        filter = read();
        counts = instruction.counts(filter);
    }

    public void load() {
        filter = read();
        Instruction.Desk desk = instruction.desk(filter);
        rows = desk.rows();
        counts = desk.counts();
        views = desk.views();
    }

    /** What the agent keeps, where this page has read it with the rest. */
    Optional<List<SavedView>> savedViews() {
        return Optional.ofNullable(views);
    }

    /** All that the address asks for, up to the limit of an export. */
    public List<QueueRow> allRows() {
        return instruction.export(read());
    }

    /** What the address asks for. */
    QueueFilter read() {
        Account agent = user.agent();
        return new QueueFilter(
                instruction.services(agent),
                agent.id(),
                choice(QueueView.class, "vue", QueueView.TODO),
                slug(),
                words(),
                choice(QueueSort.class, "tri", QueueSort.DUE),
                page());
    }

    /** A démarche; what cannot be one is none. */
    private String slug() {
        String slug = sent.stripped("demarche");
        return slug.matches("[a-z0-9-]{1,100}") ? slug : "";
    }

    /** What is looked for, as long as the page lets it be. */
    private String words() {
        String words = sent.stripped("q").replaceAll("\\p{Cntrl}+", " ").strip();
        return words.length() > SavedView.LONGEST_WORDS
                ? words.substring(0, SavedView.LONGEST_WORDS)
                : words;
    }

    private <E extends Enum<E>> E choice(Class<E> type, String name, E usual) {
        String value = sent.stripped(name).toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        return usual;
    }

    private int page() {
        String value = sent.stripped("page");
        return value.matches("\\d{1,4}")
                ? Math.max(0, Math.min(MOST_PAGES, Integer.parseInt(value)) - 1)
                : 0;
    }

    public QueueFilter getFilter() {
        return filter;
    }

    public List<QueueRow> getRows() {
        return rows.size() > QueueFilter.PAGE_SIZE ? rows.subList(0, QueueFilter.PAGE_SIZE) : rows;
    }

    public QueueView[] getViews() {
        return QueueView.values();
    }

    public QueueSort[] getSorts() {
        return QueueSort.values();
    }

    /** The views whose requests are counted. */
    public Set<QueueView> getCountedViews() {
        return counts.keySet();
    }

    public String countText(QueueView view) {
        int count = counts.get(view);
        return count == 0
                ? Messages.text("request.count.none")
                : Messages.text(count == 1 ? "request.count.one" : "request.count.several", count);
    }

    /** What stands above the table. */
    public String getShownText() {
        int first = filter.page() * QueueFilter.PAGE_SIZE;
        int shown = getRows().size();
        return shown == 0
                ? Messages.text("request.count.none")
                : Messages.text("request.queue.shown", first + 1, first + shown);
    }

    public String getViewName() {
        return name(filter.view());
    }

    /** A choice as the address has it. */
    public String name(Enum<?> choice) {
        return QueueAddress.name(choice);
    }

    /** How many requests a view holds; null for what is not counted. */
    public Integer count(QueueView view) {
        return counts.get(view);
    }

    /** The démarches that the agent's services instruct. */
    public List<Procedure> getProcedures() {
        return catalogue.instructed(filter.services());
    }

    /** The address of another view, with the other choices as they are. */
    public String address(QueueView view) {
        return request.getContextPath() + QueueAddress.of(filter).in(view).queue();
    }

    /** The choices of this queue, for the addresses of its requests. */
    public String getChoices() {
        return QueueAddress.of(filter).choices();
    }

    /** Rows of an export at the most. */
    public int getMostExported() {
        return QueueFilter.MOST_EXPORTED;
    }

    public String getPrevious() {
        return filter.page() == 0 ? null : page(filter.page() - 1);
    }

    public String getNext() {
        return rows.size() > QueueFilter.PAGE_SIZE ? page(filter.page() + 1) : null;
    }

    private String page(int page) {
        return address(filter.view()) + (page > 0 ? "&page=" + (page + 1) : "");
    }

    /**
     * The address of the export of what is shown.
     *
     * @param format "csv" or "ods"
     */
    public String export(String format) {
        return request.getContextPath()
                + "/agents/demandes/export?format="
                + format
                + "&"
                + QueueAddress.of(filter).choices();
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }
}
