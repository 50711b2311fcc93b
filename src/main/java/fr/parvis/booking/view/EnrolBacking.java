package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.Tariff;
import fr.parvis.booking.service.Enrolling;
import fr.parvis.booking.service.EnrolmentChoices;
import fr.parvis.booking.service.Enrolments;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.Quotients;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A family's enrolments, and the activities that a child may join. */
@RequestScoped
@Named
public class EnrolBacking {

    private static final String ENROLMENT = "pv-inscription";

    @Inject Enrolments enrolments;
    @Inject Enrolling enrolling;
    @Inject EnrolmentChoices choices;
    @Inject Quotients quotients;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private List<Enrolments.Standing> standings = List.of();
    private List<Child> children = List.of();
    private EnrolmentChoices.Choice chosen;

    /** The activities of a child: those that it may join, and the others with the reason. */
    public record Child(
            FamilyChild child,
            List<EnrolmentChoices.Choice> open,
            List<EnrolmentChoices.Choice> others) {

        public String name() {
            return child.facts().firstName();
        }
    }

    public void load() {
        long account = user.citizen().id();
        standings = enrolments.standings(account);
        Map<String, List<EnrolmentChoices.Choice>> byChild =
                choices.of(account).stream()
                        .collect(
                                Collectors.groupingBy(
                                        c -> c.child().id() + "/" + c.child().household(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        children =
                byChild.values().stream()
                        .map(
                                all ->
                                        new Child(
                                                all.get(0).child(),
                                                all.stream()
                                                        .filter(EnrolmentChoices.Choice::open)
                                                        .toList(),
                                                all.stream().filter(c -> !c.open()).toList()))
                        .toList();
    }

    /** Step 2: what is going to be asked for. */
    public void choose() {
        chosen =
                choices.one(
                        user.citizen().id(),
                        number("foyer"),
                        number("enfant"),
                        sent.of("activite"),
                        sent.of("lieu"));
        if (!chosen.open()) {
            navigation.to("/mon-espace/inscriptions");
        }
    }

    /** "Valider". */
    public void ask() {
        Enrolling.Asked asked =
                enrolling.ask(
                        user.citizen(),
                        chosen.child().household(),
                        chosen.child().id(),
                        chosen.activity().id(),
                        chosen.place().id());
        navigation.to(
                asked.request() == null
                        ? "/mon-espace/inscriptions?pv-dit=" + asked.state()
                        : "/mon-espace/demandes/" + asked.request());
    }

    /** A place that became free is taken. */
    public void accept() {
        enrolling.accept(user.citizen().id(), number(ENROLMENT));
        navigation.to("/mon-espace/inscriptions?pv-dit=" + EnrolmentState.ACTIVE);
    }

    /** A place on the list, or an offer, is given up. */
    public void withdraw() {
        enrolling.withdraw(user.citizen().id(), number(ENROLMENT));
        navigation.to("/mon-espace/inscriptions?pv-dit=" + EnrolmentState.WITHDRAWN);
    }

    private long number(String name) {
        String id = sent.of(name);
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException(name + " " + id);
        }
        return Long.parseLong(id);
    }

    /** What was done just now; null for nothing. */
    public String getTold() {
        return switch (sent.of("pv-dit")) {
            case "ACTIVE" -> Messages.text("booking.enrol.told.active");
            case "WAITING" -> Messages.text("booking.enrol.told.waiting");
            case "WITHDRAWN" -> Messages.text("booking.enrol.told.withdrawn");
            default -> null;
        };
    }

    public List<Enrolments.Standing> getStandings() {
        return standings;
    }

    public List<Child> getChildren() {
        return children;
    }

    public EnrolmentChoices.Choice getChosen() {
        return chosen;
    }

    /** The address of step 2, below the root of the portal. */
    public String address(EnrolmentChoices.Choice choice) {
        return "/mon-espace/inscriptions/demande?enfant=%d&foyer=%d&activite=%s&lieu=%s"
                .formatted(
                        choice.child().id(),
                        choice.child().household(),
                        choice.activity().id(),
                        choice.place().id());
    }

    /** Where the family mends what stands in the way; null when it cannot. */
    public String dossier(EnrolmentChoices.Choice choice) {
        return choice.bar().reason().mendable()
                ? "/mon-espace/famille/" + MemberKey.child(choice.child().id()) + "/dossier"
                : null;
    }

    /** "Liste d’attente, rang 2", "Place à accepter avant …", or the state. */
    public String words(Enrolments.Standing one) {
        if (one.rank() != null) {
            return Messages.text("booking.enrol.rank", one.rank());
        }
        return one.offeredUntil() == null
                ? Messages.text(one.line().state().key())
                : Messages.text(
                        "booking.enrol.offered", FrenchText.longDateTime(one.offeredUntil()));
    }

    public boolean isOffered(Enrolments.Standing one) {
        return one.line().own() && one.line().state() == EnrolmentState.OFFERED;
    }

    public boolean isWaiting(Enrolments.Standing one) {
        return one.line().own() && one.line().state() == EnrolmentState.WAITING;
    }

    /** "Journée : 6,50 €" of each unit, for the household; empty where the town shows no price. */
    public String getPrices() {
        LocalDate today = LocalDate.now(clock);
        LocalDate begins = chosen.season().from();
        var quotient =
                quotients.on(begins.isAfter(today) ? begins : today, chosen.child().household());
        var tariff =
                new Tariff(chosen.activity(), quotient.isPresent() ? quotient.getAsInt() : null);
        return chosen.activity().units().stream()
                .filter(u -> tariff.price(u.id()).isPositive())
                .map(u -> price(u, tariff.price(u.id())))
                .collect(Collectors.joining(", "));
    }

    private static String price(Activity.Unit unit, Money price) {
        return unit.label() + "\u00a0: " + price;
    }
}
