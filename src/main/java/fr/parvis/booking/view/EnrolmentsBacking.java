package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.PeriodWords;
import fr.parvis.booking.service.Activities;
import fr.parvis.booking.service.Enrolments;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** "Annuler / ajouter des réservations", and what is said before one begins. */
@RequestScoped
@Named
public class EnrolmentsBacking {

    static final String LIST = "/mon-espace/reservations";

    @Inject Enrolments enrolments;
    @Inject Activities activities;
    @Inject Catalogue catalogue;
    @Inject AnswerWords words;
    @Inject CurrentUser user;
    @Inject PathParameters path;

    private List<EnrolmentLine> lines;
    private EnrolmentLine line;

    public void load() {
        lines =
                enrolments.of(user.citizen().id()).stream()
                        .filter(l -> l.state() == EnrolmentState.ACTIVE)
                        .toList();
    }

    /** One of them; somebody else's is not found. */
    public void loadOne() {
        load();
        long id = path.number("enrolment");
        line =
                lines.stream()
                        .filter(l -> l.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("enrolment " + id));
    }

    /**
     * The lines of a child.
     *
     * @param key "enfant-12", which is also where the page of the family leads to
     */
    public record Child(String key, String name, List<EnrolmentLine> lines) {}

    /** In the order of the first line of each. */
    public List<Child> getChildren() {
        var lines = new LinkedHashMap<Long, List<EnrolmentLine>>();
        this.lines.forEach(l -> lines.computeIfAbsent(l.childId(), c -> new ArrayList<>()).add(l));
        return lines.entrySet().stream()
                .map(
                        c ->
                                new Child(
                                        MemberKey.child(c.getKey()).toString(),
                                        c.getValue().get(0).child(),
                                        c.getValue()))
                .toList();
    }

    public List<EnrolmentLine> getLines() {
        return lines;
    }

    public EnrolmentLine getLine() {
        return line;
    }

    /** Who answers what is asked for. */
    public String getAnswered() {
        return words.of(List.of(line));
    }

    /** How long it takes, about; null where the town does not say. */
    public Integer getMinutes() {
        return catalogue
                .any(activities.get(line.activityId()).procedure())
                .map(e -> e.procedure().minutes())
                .orElse(null);
    }

    /** "du 10/05/2021 au 06/07/2024". */
    public String words(EnrolmentLine one) {
        return period(one);
    }

    private static String period(EnrolmentLine one) {
        return PeriodWords.of(one.from(), one.to());
    }

    /** "Matteo - ALSH Mercredis - du … au … - Centre de Loisirs - Les Winners (8-10 ans)". */
    static String name(EnrolmentLine one) {
        String name =
                one.child() + " - " + one.activity() + " - " + period(one) + " - " + one.place();
        return one.group() == null ? name : name + " - " + one.group();
    }
}
