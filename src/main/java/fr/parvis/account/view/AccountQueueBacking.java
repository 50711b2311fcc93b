package fr.parvis.account.view;

import fr.parvis.account.entity.AccountState;
import fr.parvis.account.service.AccountDesk;
import fr.parvis.account.service.AccountRow;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.KeyAlert;
import fr.parvis.account.service.KeyDesk;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import fr.parvis.town.WorkingHours;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/** The accounts that wait for an agent, or those that are looked for. */
@RequestScoped
@Named
public class AccountQueueBacking {

    private static final int MOST_PAGES = 200;

    @Inject AccountDesk desk;
    @Inject KeyDesk keys;
    @Inject Navigation navigation;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject Clock clock;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private List<AccountRow> rows = List.of();
    private List<KeyAlert> alerts = List.of();
    private int waiting;

    /** The number only, for the home of the agents. */
    public void count() {
        waiting = desk.countWaiting(user.accountAgent());
    }

    public void load() {
        count();
        alerts = keys.alerts(user.accountAgent());
        rows =
                isSearch()
                        ? desk.search(user.accountAgent(), getWords())
                        : desk.waiting(user.accountAgent(), page());
    }

    /** An agent has seen that somebody typed too many wrong keys. */
    public void alertSeen() {
        String id = sent.of("pv-alerte");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException("alert");
        }
        keys.alertSeen(user.accountAgent(), Long.parseLong(id));
        navigation.to("/agents/comptes");
    }

    public List<KeyAlert> getAlerts() {
        return alerts;
    }

    private int page() {
        String value = sent.of("page");
        return value.matches("\\d{1,3}")
                ? Math.max(0, Math.min(MOST_PAGES, Integer.parseInt(value)) - 1)
                : 0;
    }

    /** What is looked for, as long as the page lets it be. */
    public String getWords() {
        String words = sent.of("q").replaceAll("\\p{Cntrl}+", " ").strip();
        return words.length() > AccountDesk.LONGEST_SEARCH
                ? words.substring(0, AccountDesk.LONGEST_SEARCH)
                : words;
    }

    public boolean isSearch() {
        return !getWords().isEmpty();
    }

    public List<AccountRow> getRows() {
        return rows.size() > AccountDesk.PAGE_SIZE ? rows.subList(0, AccountDesk.PAGE_SIZE) : rows;
    }

    private boolean more() {
        return rows.size() > AccountDesk.PAGE_SIZE;
    }

    /** How many wait, in words. */
    public String getSummary() {
        if (waiting == 0) {
            return Messages.text("account.desk.waiting.none");
        }
        return Messages.text(
                waiting == 1 ? "account.desk.waiting.one" : "account.desk.waiting.some", waiting);
    }

    /** What stands above the table. */
    public String getShownText() {
        if (!isSearch()) {
            return getSummary();
        }
        int found = getRows().size();
        if (found == 0) {
            return Messages.text("account.desk.found.none", getWords());
        }
        return more()
                ? Messages.text("account.desk.found.more", found)
                : Messages.text(
                        found == 1 ? "account.desk.found.one" : "account.desk.found.some", found);
    }

    public String getPrevious() {
        return isSearch() || page() == 0 ? null : address(page() - 1);
    }

    public String getNext() {
        return isSearch() || !more() ? null : address(page() + 1);
    }

    private String address(int page) {
        return request.getContextPath()
                + "/agents/comptes"
                + (page > 0 ? "?page=" + (page + 1) : "");
    }

    /** "29 heures ouvrées", and that it is late; "" for who does not wait. */
    public String age(AccountRow row) {
        if (row.waitingSince() == null) {
            return "";
        }
        long hours = hours(row);
        String age =
                hours == 0
                        ? Messages.text("account.desk.age.none")
                        : Messages.text(
                                hours == 1 ? "account.desk.age.one" : "account.desk.age.some",
                                hours);
        return late(row) ? Messages.text("account.desk.age.late", age) : age;
    }

    private long hours(AccountRow row) {
        return WorkingHours.of(town.townHall())
                .between(row.waitingSince(), clock.instant())
                .toHours();
    }

    /** Whether the town promised an answer before now; who was asked something answers first. */
    private boolean late(AccountRow row) {
        Integer promised = town.accounts().activationHours();
        return promised != null
                && row.state() == AccountState.AWAITING_AGENT
                && hours(row) >= promised;
    }

    public String ageClass(AccountRow row) {
        return row.waitingSince() != null && late(row) ? "pv-due pv-due--late" : "pv-due";
    }

    /** "L’activation est promise dans les 48 heures ouvrées."; null when the town says nothing. */
    public String getPromise() {
        Integer promised = town.accounts().activationHours();
        return promised == null ? null : Messages.text("account.desk.promise", promised);
    }
}
