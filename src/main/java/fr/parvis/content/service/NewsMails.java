package fr.parvis.content.service;

import fr.parvis.account.service.CitizenMembership;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.SecretToken;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Mails about news for certain people, to those of them who asked for it. A mail names the title
 * and leads to the space: what is written stays there.
 */
@ApplicationScoped
public class NewsMails {

    @Inject NewsMailRepository repository;
    @Inject Event<CitizenMembership> membership;
    @Inject CurrentUser user;
    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject Clock clock;

    /**
     * Tells of one item. The mails are written with the marks that they were, all or none, and once
     * on any number of nodes.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean one() {
        Optional<NewsItem> next = repository.next(clock.instant());
        next.ifPresent(
                item -> {
                    repository.wishes().stream()
                            .filter(wish -> item.reach().meets(groups(wish.accountId())))
                            .filter(wish -> repository.mark(item.id(), wish.accountId()))
                            .forEach(wish -> outbox.send(mail(item, wish)));
                    repository.told(item.id(), clock.instant());
                });
        return next.isPresent();
    }

    private Set<String> groups(long accountId) {
        var asked = new CitizenMembership(accountId);
        membership.fire(asked);
        return asked.keys();
    }

    private Mail mail(NewsItem item, NewsMailRepository.Wish wish) {
        String title = FrenchText.typography(item.text().title());
        return Mail.to(wish.mail(), Messages.text("content.mail.subject", title))
                .say(Messages.text("content.mail.text", title))
                .button(
                        Messages.text("content.mail.read"),
                        portal.of(item.section().ownPath() + "/" + item.slug()))
                .close(
                        Messages.text(
                                "content.mail.why", portal.of("/desabonnement/" + wish.token())));
    }

    /** Whether the citizen who makes this request is told by mail. */
    @Transactional
    public boolean isWished() {
        return repository.wishes(user.citizen().id());
    }

    /** The citizen asks for mails, or for none any more. */
    @Transactional
    public void wish(boolean wished) {
        long account = user.citizen().id();
        if (wished) {
            repository.wish(account, SecretToken.create(), clock.instant());
        } else {
            repository.unwish(account);
        }
    }

    /**
     * Whoever has the link of a mail wants no more. Nothing happens the second time, and nothing
     * tells whether the link was good.
     */
    @Transactional
    public void stop(String token) {
        if (SecretToken.looksLike(token)) {
            repository.unwish(token);
        }
    }
}
