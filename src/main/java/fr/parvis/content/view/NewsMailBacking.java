package fr.parvis.content.view;

import fr.parvis.content.service.NewsMails;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Whether a citizen is told of news by mail: in the profile, and by the link of a mail. */
@RequestScoped
@Named
public class NewsMailBacking {

    private static final String ADDRESS = "/mon-espace/profil/courriels";

    @Inject NewsMails mails;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private boolean wished;
    private boolean stopped;

    public void load() {
        wished = mails.isWished();
    }

    public boolean isWished() {
        return wished;
    }

    public void save() {
        mails.wish(!sent.of("recevoir").isEmpty());
        navigation.to(ADDRESS + "?dit=" + (sent.of("recevoir").isEmpty() ? "non" : "oui"));
    }

    public String getTold() {
        return sent.of("dit").matches("oui|non")
                ? Messages.text("content.mail.told." + sent.of("dit"))
                : null;
    }

    public void stop() {
        mails.stop(path.get("token"));
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }
}
