package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.Messages;
import fr.parvis.request.service.Exchanges;
import fr.parvis.request.service.UnreadRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Echanges à lire": the tile of the dashboard, and its page. */
@RequestScoped
@Named
public class UnreadExchangesBacking {

    @Inject Exchanges exchanges;
    @Inject CurrentUser user;

    private Later<List<UnreadRow>> rows = Later.known(List.of());

    public void load() {
        rows = exchanges.unread(user.citizen().id());
    }

    public List<UnreadRow> getRows() {
        return rows.get();
    }

    /** Messages of all requests. */
    public long getTotal() {
        return getRows().stream().mapToLong(UnreadRow::unread).sum();
    }

    public String getSummary() {
        return words(getTotal());
    }

    public String count(UnreadRow row) {
        return words(row.unread());
    }

    static String words(long unread) {
        if (unread == 0) {
            return Messages.text("request.unread.zero");
        }
        return Messages.text(unread == 1 ? "request.unread.one" : "request.unread.several", unread);
    }

    /** What waits for agents; "" when nothing does. */
    static String words(long unread, boolean documents) {
        if (!documents) {
            return unread == 0 ? "" : words(unread);
        }
        String added = Messages.text("request.documents.unseen");
        return unread == 0 ? added : words(unread) + ", " + added;
    }
}
