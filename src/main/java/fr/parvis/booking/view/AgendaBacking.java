package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.booking.service.Agendas;
import fr.parvis.booking.service.Baskets;
import fr.parvis.booking.service.Enrolments;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.Assets;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Step 1: the boxes of a year, ticked one by one or many at once. */
@RequestScoped
@Named
public class AgendaBacking {

    private static final String ALIKE = "pareil-";

    @Inject Agendas agendas;
    @Inject Baskets baskets;
    @Inject Enrolments enrolments;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject HttpServletRequest request;
    @Inject Navigation navigation;
    @Inject Assets assets;
    @Inject Clock clock;

    private YearAgenda whole;
    private AgendaPeriod period;
    private ShownAgenda shown;
    private List<DayChange> changes = List.of();
    private List<EnrolmentLine> others = List.of();

    public void load() {
        long account = user.citizen().id();
        long id = path.number("enrolment");
        whole = agendas.year(id, account);
        period = AgendaPeriod.of(sent.of(AgendaPeriod.NAME), LocalDate.now(clock));
        List<DayChange> draft = baskets.draft(account, id);
        changes = isPosted() ? period.with(sentChanges(), draft) : draft;
        shown = ShownAgenda.of(period.of(whole), changes, period.index());
        List<EnrolmentLine> all = enrolments.of(account);
        String activity =
                all.stream()
                        .filter(l -> l.id() == id)
                        .map(EnrolmentLine::activityId)
                        .findFirst()
                        .orElse("");
        others =
                all.stream()
                        .filter(l -> l.id() != id && l.activityId().equals(activity))
                        .filter(l -> l.state() == EnrolmentState.ACTIVE)
                        .toList();
    }

    private Set<String> ticked() {
        String[] values = request.getParameterValues(AgendaTicks.BOX);
        return values == null ? Set.of() : new HashSet<>(Arrays.asList(values));
    }

    private List<DayChange> sentChanges() {
        return AgendaTicks.changes(ticked(), sent.of(AgendaTicks.SHOWN));
    }

    private void keep(List<DayChange> some) {
        baskets.keep(user.citizen().id(), shown.agenda().enrolment(), some);
    }

    /** Whether ticks come in: they are kept before anything else. */
    public boolean isPosted() {
        return "POST".equals(request.getMethod());
    }

    /** "Enregistrer". */
    public void keep() {
        keep(changes);
        navigation.to(here() + "garde=1");
    }

    /** "Aller à l’étape 2". */
    public void review() {
        keep(changes);
        navigation.to(ReviewBasketsBacking.address(shown.agenda().enrolment()));
    }

    /** Whether many boxes are to be ticked or unticked. */
    public boolean isGesture() {
        String button = sent.of("pv-action");
        return AgendaBulk.read(button) != null
                || button.equals(AgendaHelpsTag.TICK_WEEK)
                || button.equals(AgendaHelpsTag.UNTICK_WEEK);
    }

    /** "Tout cocher", "Cocher tous les lundis", "Semaine type". */
    public void many() {
        AgendaBulk bulk = AgendaBulk.read(sent.of("pv-action"));
        boolean tick =
                bulk == null ? sent.of("pv-action").equals(AgendaHelpsTag.TICK_WEEK) : bulk.tick();
        AgendaBulk.Outcome outcome =
                bulk == null ? repeat(tick) : bulk.apply(shown.agenda(), ticked());
        keep(
                period.with(
                        AgendaTicks.changes(outcome.ticked(), sent.of(AgendaTicks.SHOWN)),
                        changes));
        navigation.to(
                here()
                        + "lot="
                        + outcome.changed()
                        + "&refus="
                        + outcome.impossible()
                        + (tick ? "" : "&sens=moins")
                        + (bulk == null || bulk.month() == null ? "" : "#m" + bulk.month()));
    }

    private AgendaBulk.Outcome repeat(boolean tick) {
        String[] week = request.getParameterValues(AgendaHelpsTag.WEEK);
        if (week == null) {
            throw new DomainException("booking.bulk.none");
        }
        return AgendaBulk.repeat(
                shown.agenda(),
                ticked(),
                tick,
                new HashSet<>(Arrays.asList(week)),
                LocalDate.now(clock),
                until());
    }

    private LocalDate until() {
        try {
            return SentDate.day(sent.stripped(AgendaHelpsTag.UNTIL));
        } catch (DateTimeException e) {
            throw new DomainException("booking.bulk.until");
        }
    }

    /** Whether the same days are wanted for another child. */
    public boolean isForAnother() {
        return sent.of("pv-action").startsWith(ALIKE) && isPosted();
    }

    /** "Mêmes jours pour Tom": what may be changed for both, into the basket of the other. */
    public void alike() {
        keep(changes);
        String id = sent.of("pv-action").substring(ALIKE.length());
        EnrolmentLine other =
                others.stream()
                        .filter(l -> String.valueOf(l.id()).equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("enrolment " + id));
        long account = user.citizen().id();
        YearAgenda theirs = agendas.year(other.id(), account);
        List<DayChange> possible = AgendaTicks.possible(theirs, changes);
        baskets.keep(
                account,
                other.id(),
                AgendaTicks.joined(baskets.draft(account, other.id()), possible));
        navigation.to(here() + "pareil=" + other.id() + "&jours=" + possible.size());
    }

    private String here() {
        return address(shown.agenda().enrolment()) + "?" + period.query();
    }

    static String address(long enrolment) {
        return EnrolmentsBacking.LIST + "/" + enrolment + "/agenda";
    }

    public ShownAgenda getShown() {
        return shown;
    }

    /** Other children of the same activity. */
    public List<EnrolmentLine> getOthers() {
        return others;
    }

    /** What came of the last gesture; null when there was none. */
    public String getTold() {
        if (!sent.of("garde").isEmpty()) {
            return Messages.text("booking.kept");
        }
        if (number("lot") >= 0) {
            return BasketWords.gesture(number("lot"), number("refus"), sent.of("sens").isEmpty());
        }
        return others.stream()
                .filter(l -> String.valueOf(l.id()).equals(sent.of("pareil")))
                .findFirst()
                .map(l -> BasketWords.alike(number("jours"), l.child()))
                .orElse(null);
    }

    private int number(String name) {
        String value = sent.of(name);
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : -1;
    }

    /** "3 ajouts, 1 annulation : 12,60 €". */
    public String getWords() {
        return BasketWords.of(whole, changes);
    }

    /** Where the year before is shown; null when there is nothing. */
    public String getBefore() {
        return whole.from().isBefore(period.from()) ? other(period.index() - 1) : null;
    }

    /** Where the year after is shown; null when there is nothing. */
    public String getAfter() {
        return whole.to().isAfter(period.to()) ? other(period.index() + 1) : null;
    }

    private static String other(int index) {
        return "?" + AgendaPeriod.NAME + "=" + index;
    }

    public String getSteps() {
        return BookingSteps.html(assets.root(), shown.agenda().enrolment(), false);
    }

    /** The style sheet that only this page needs. */
    public String getHead() {
        return "<link rel=\"stylesheet\" href=\"" + assets.url("agenda.css") + "\">";
    }
}
