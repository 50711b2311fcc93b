package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.Messages;
import fr.parvis.request.service.Bulk;
import fr.parvis.request.service.BulkSummary;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What came of several requests that were processed in one go. */
@RequestScoped
@Named
public class BulkSummaryBacking {

    @Inject Bulk bulk;
    @Inject CurrentUser user;
    @Inject PathParameters path;

    private BulkSummary summary;

    public void load() {
        summary = bulk.summary(path.get("token"), user.agent());
    }

    public BulkSummary getSummary() {
        return summary;
    }

    /** "38 demandes traitées". */
    public String getDoneText() {
        return words("request.bulk.done.", summary.done().size());
    }

    /** "2 demandes non traitées". */
    public String getRefusedText() {
        return words("request.bulk.refused.", summary.refused().size());
    }

    private static String words(String key, int count) {
        String number = count == 0 ? "none" : count == 1 ? "one" : "several";
        return count > 1 ? Messages.text(key + number, count) : Messages.text(key + number);
    }
}
