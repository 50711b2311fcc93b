package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.PricedBasket;
import fr.parvis.booking.service.Activities;
import fr.parvis.booking.service.Baskets;
import fr.parvis.booking.service.Enrolments;
import fr.parvis.booking.service.WaitingRoom;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Assets;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Step 2: the baskets of all children with their prices, and "Valider". */
@RequestScoped
@Named
public class ReviewBasketsBacking {

    private static final String REMOVE = "retirer-";

    @Inject Baskets service;
    @Inject Enrolments enrolments;
    @Inject Activities activities;
    @Inject AnswerWords words;
    @Inject WaitingRoom waitingRoom;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Assets assets;

    private List<ShownBasket> baskets = List.of();
    private String answered;
    private String seen = "";

    static String address(long enrolment) {
        return EnrolmentsBacking.LIST + "/" + enrolment + "/recapitulatif";
    }

    public void load() {
        long account = user.citizen().id();
        List<EnrolmentLine> lines =
                enrolments.of(account).stream()
                        .filter(l -> l.state() == EnrolmentState.ACTIVE)
                        .toList();
        if (lines.stream().noneMatch(l -> l.id() == getEnrolment())) {
            // says why it may not be booked any more, or that there is none
            service.demand(account, getEnrolment());
            throw new NotFoundException("enrolment " + getEnrolment());
        }
        var drafts = service.drafts(account).keySet();
        List<Long> ids = lines.stream().map(EnrolmentLine::id).filter(drafts::contains).toList();
        if (ids.isEmpty()) {
            return;
        }
        List<PricedBasket.Part> parts = service.price(account, ids).parts();
        seen = parts.stream().map(p -> p.line().id() + p.asked()).toList().toString();
        answered = words.of(parts.stream().map(PricedBasket.Part::line).toList());
        baskets =
                parts.stream()
                        .map(p -> ShownBasket.of(p, activities.get(p.line().activityId())))
                        // the one that the person comes from stands first
                        .sorted(Comparator.comparing(b -> b.id() != getEnrolment()))
                        .toList();
        if (!isPossible()) {
            // reads that nothing is left: others wait for the room
            waitingRoom.done(account);
        }
    }

    /** "Valider": what was seen, once. */
    public void submit() {
        String key = getKey();
        if (service.submitted(user.citizen().id(), key).parts().isEmpty()) {
            if (!getSeen().equals(sent.of("pv-vu"))) {
                throw new DomainException("booking.review.changed");
            }
            service.submit(user.citizen(), baskets.stream().map(ShownBasket::id).toList(), key);
        }
        navigation.to(EnrolmentsBacking.LIST + "/confirmation?envoi=" + key);
    }

    public boolean isRemoving() {
        return sent.of("pv-action").startsWith(REMOVE);
    }

    /** "Retirer du panier": the other baskets stay. */
    public void remove() {
        String id = sent.of("pv-action").substring(REMOVE.length());
        baskets.stream()
                .filter(b -> String.valueOf(b.id()).equals(id))
                .forEach(b -> service.keep(user.citizen().id(), b.id(), List.of()));
        navigation.to(address(getEnrolment()));
    }

    /** "Annuler la démarche": the ticks of this enrolment are forgotten. */
    public void discard() {
        service.keep(user.citizen().id(), getEnrolment(), List.of());
        navigation.to(EnrolmentsBacking.LIST);
    }

    public List<ShownBasket> getBaskets() {
        return baskets;
    }

    public long getEnrolment() {
        return path.number("enrolment");
    }

    /** Whether anything can be asked for. */
    public boolean isPossible() {
        return baskets.stream().anyMatch(ShownBasket::possible);
    }

    /** Who answers. */
    public String getAnswered() {
        return answered;
    }

    /** Of several baskets; null for one, which says it itself, and without prices. */
    public Money getTotal() {
        List<Money> totals =
                baskets.stream().map(ShownBasket::total).filter(Objects::nonNull).toList();
        return baskets.size() < 2 || totals.isEmpty() ? null : Money.sum(totals);
    }

    /**
     * What was ticked and what it costs: changed in another window, it is looked at again. A day
     * that somebody else took meanwhile is not in it: "Valider" says which, and keeps the rest.
     */
    public String getSeen() {
        return Integer.toHexString(seen.hashCode());
    }

    /** Names this sending: a second click finds what the first one made. */
    public String getKey() {
        String key = sent.of("pv-envoi");
        return SecretToken.looksLike(key) ? key : SecretToken.create();
    }

    public String getBack() {
        return AgendaBacking.address(getEnrolment());
    }

    public String getSteps() {
        return BookingSteps.html(assets.root(), getEnrolment(), true);
    }

    /** The style sheet of reservations. */
    public String getHead() {
        return "<link rel=\"stylesheet\" href=\"" + assets.url("agenda.css") + "\">";
    }
}
