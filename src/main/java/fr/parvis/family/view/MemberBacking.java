package fr.parvis.family.view;

import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.ContactUpdates;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.Dossiers;
import fr.parvis.family.service.FamilyMembers;
import fr.parvis.family.service.MemberContacts;
import fr.parvis.family.service.MemberNews;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** A member of the family: details, reservations, dossier, contact details. */
@RequestScoped
@Named
public class MemberBacking {

    @Inject FamilyMembers members;
    @Inject MemberContacts contacts;
    @Inject Dossiers dossiers;
    @Inject DossierMarks marks;
    @Inject Event<MemberNews> gathering;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;

    private Member member;
    private MemberNews news;
    private DossierMark dossier;

    /**
     * A démarche that changes contact details of the member.
     *
     * @param present what the town has now
     */
    public record Change(Procedure procedure, List<AnswerGroup> present) {}

    public void load() {
        MemberKey key =
                MemberKey.read(path.get("member"))
                        .orElseThrow(() -> new NotFoundException("member"));
        member = members.find(user.citizen(), key);
        if (member.isChild()) {
            news = new MemberNews(user.citizen(), true);
            gathering.fire(news);
            dossier = marks.mark(dossiers.summaries(List.of(key.id())).get(key.id()));
        }
    }

    public Member getMember() {
        return member;
    }

    public String getKey() {
        return member.key().toString();
    }

    public String getHere() {
        return "/mon-espace/famille/" + getKey();
    }

    /** Label to value, for the list of details; nobody knows the weekday of a birth. */
    public List<Map.Entry<String, String>> getDetails() {
        if (!member.isChild()) {
            AdultRights rights = member.adult().rights();
            return List.of(
                    Map.entry(Messages.text("family.file"), member.household().fileNumber()),
                    Map.entry(Messages.text("family.right.book"), yes(rights.mayBook())),
                    Map.entry(Messages.text("family.right.invoices"), yes(rights.maySeeInvoices())),
                    Map.entry(Messages.text("family.right.pickUp"), yes(rights.mayPickUp())));
        }
        ChildFacts facts = member.child().facts();
        return List.of(
                Map.entry(
                        Messages.text("family.born"),
                        FrenchText.longDate(facts.bornOn()).replaceFirst("^\\S+ ", "")),
                Map.entry(
                        Messages.text("family.school"),
                        facts.school() == null ? Messages.text("web.none") : facts.school()),
                Map.entry(
                        Messages.text("family.level"),
                        facts.level() == null ? Messages.text("web.none") : facts.level().label()),
                Map.entry(Messages.text("family.file"), member.household().fileNumber()));
    }

    private static String yes(boolean may) {
        return Messages.text(may ? "family.yes" : "family.no");
    }

    public DossierMark getDossier() {
        return dossier;
    }

    public List<MemberNews.Line> getActivities() {
        return news == null ? List.of() : news.activities(member.key().id());
    }

    public String getNext() {
        return news == null ? null : news.next(member.key().id());
    }

    public String getBookings() {
        return news == null ? null : news.bookings();
    }

    /** Whether it is the person who looks. */
    public boolean isOwn() {
        return member.key().equals(new MemberKey(MemberKey.Kind.ACCOUNT, user.citizen().id()));
    }

    /** None where the contacts are not for this person to change. */
    public List<Change> getChanges() {
        if (!member.contactsChangeable()) {
            return List.of();
        }
        var known = AccountForms.answers(member.contacts(), member.mail());
        return contacts.procedures().stream()
                .map(
                        p ->
                                new Change(
                                        p,
                                        AnswerGroup.of(
                                                ContactUpdates.fields(p.updates().values()),
                                                known)))
                .toList();
    }

    /** Whether a request has just been filed, or a dossier sent. */
    public String getSaid() {
        return "dossier".equals(sent.of("pv-dit")) ? Messages.text("family.dossier.sent") : null;
    }
}
