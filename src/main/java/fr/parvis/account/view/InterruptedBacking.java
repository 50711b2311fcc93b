package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.InterruptedForms;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Somebody is back on a page whose form came after the end of the session. */
@RequestScoped
@Named("interrupted")
public class InterruptedBacking {

    @Inject InterruptedForms forms;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject HttpServletRequest request;

    private String text;

    /** Whether the page says so; only then anything is looked for. */
    public boolean isBack() {
        return "GET".equals(request.getMethod())
                && request.getParameter(SignInBacking.INTERRUPTED) != null;
    }

    /** What was typed; "" when nothing was kept. */
    public String getText() {
        if (text == null) {
            String page = path.getHere().substring(request.getContextPath().length());
            text = user.account().flatMap(a -> forms.find(a.id(), page)).orElse("");
        }
        return text;
    }
}
