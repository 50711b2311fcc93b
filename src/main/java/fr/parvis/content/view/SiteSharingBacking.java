package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.entity.CmsPush;
import fr.parvis.content.entity.SiteFailure;
import fr.parvis.content.service.CmsOutbox;
import fr.parvis.content.service.CmsStates;
import fr.parvis.content.service.RichText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Site de la ville": what is read from it and what goes there, what fails, what is disputed. */
@RequestScoped
@Named
public class SiteSharingBacking {

    private static final String HERE = "/agents/contenus/site";

    @Inject CmsStates states;
    @Inject CmsOutbox outbox;
    @Inject CmsConfiguration configuration;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private List<CmsStates.Shown> sources = List.of();
    private List<CmsPush> pushes = List.of();

    public void load() {
        sources = states.all(user.editor());
        pushes = outbox.latest(user.editor());
    }

    /** "Relire maintenant". */
    public void read() {
        states.readNow(sent.of("source"), user.editor());
        navigation.to(HERE + "?dit=relu");
    }

    /** "Garder la version du portail". */
    public void insist() {
        outbox.insist(number(), user.editor());
        navigation.to(HERE + "?dit=portail");
    }

    /** "Garder la version du site". */
    public void leave() {
        outbox.leave(number(), user.editor());
        navigation.to(HERE + "?dit=site");
    }

    private long number() {
        String id = sent.of("actualite");
        if (!id.matches("\\d{1,12}")) {
            throw new NotFoundException("news " + id);
        }
        return Long.parseLong(id);
    }

    /** Whether the town shares anything with its site. */
    public boolean isOffered() {
        return !configuration.settings().sources().isEmpty() || configuration.publish().isPresent();
    }

    public boolean isPublishing() {
        return configuration.publish().isPresent();
    }

    public String getPublishName() {
        return configuration.publish().map(CmsSettings.Publish::name).orElse("");
    }

    public List<CmsStates.Shown> getSources() {
        return sources;
    }

    public List<CmsPush> getPushes() {
        return pushes;
    }

    /** "Le site répond par une erreur. (500)"; "" when nothing fails. */
    public String problem(SiteFailure failure) {
        return failure.problem() == null
                ? ""
                : Messages.text(failure.problem()) + " (" + failure.detail() + ")";
    }

    /** The text of the portal, beside that of the site. */
    public String body(CmsPush push) {
        return RichText.html(push.news().text());
    }

    /** What was just done; null when nothing was. */
    public String getTold() {
        return switch (sent.of("dit")) {
            case "relu" -> Messages.text("content.site.told.read");
            case "portail" -> Messages.text("content.site.told.portal");
            case "site" -> Messages.text("content.site.told.site");
            default -> null;
        };
    }

    public String title(CmsPush push) {
        return FrenchText.typography(push.news().text().title());
    }
}
