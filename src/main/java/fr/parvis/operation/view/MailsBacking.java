package fr.parvis.operation.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.notification.service.FailingMail;
import fr.parvis.notification.service.OutboxState;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The mails that did not leave, for an administrator; everybody else finds nothing here. */
@RequestScoped
@Named
public class MailsBacking {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final String PAGE = "/agents/parametres/courriels";

    @Inject OutboxState outbox;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private OutboxState.Counts counts;
    private List<FailingMail> failing = List.of();

    /** The numbers only, for the home of the agents. */
    public void count() {
        user.administrator();
        counts = outbox.counts();
    }

    public void load() {
        count();
        failing = outbox.failing();
    }

    public void sendAgain() {
        String id = request.getParameter("pv-courriel");
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new NotFoundException("mail");
        }
        outbox.sendAgain(Long.parseLong(id));
        log("mail " + id);
        navigation.to(PAGE);
    }

    public void sendAllAgain() {
        log(outbox.sendAllAgain() + " mails");
        navigation.to(PAGE);
    }

    private void log(String what) {
        SECURITY.log(
                Level.INFO,
                "account {0} has {1} sent again",
                new Object[] {user.administrator().id().toString(), what});
    }

    public OutboxState.Counts getCounts() {
        return counts;
    }

    public List<FailingMail> getFailing() {
        return failing;
    }

    /** How the outbox does, in a sentence. */
    public String getSummary() {
        int stuck = counts.failing() + counts.givenUp();
        return stuck == 0
                ? Messages.text("operation.mails.fine")
                : Messages.text(stuck == 1 ? "operation.mails.one" : "operation.mails.some", stuck);
    }

    /** Whether there are more than the page shows. */
    public boolean isMore() {
        return counts.failing() + counts.givenUp() > failing.size();
    }

    /** When it is tried again, or that it is not. */
    public String next(FailingMail mail) {
        return mail.nextAttemptAt() == null
                ? Messages.text("operation.mails.givenUp")
                : Messages.text(
                        "operation.mails.next", FrenchText.shortDateTime(mail.nextAttemptAt()));
    }

    public String written(FailingMail mail) {
        return FrenchText.shortDateTime(mail.writtenAt());
    }
}
