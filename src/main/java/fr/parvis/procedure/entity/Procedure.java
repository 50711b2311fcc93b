package fr.parvis.procedure.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Condition;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.WorkingDays;
import fr.parvis.town.TownSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A démarche as the town defines it, in one version. What each part means: {@code
 * webapp-config/schema/procedure.schema.json}. Lists are never null; an external démarche has only
 * title, summary, theme, icon, keywords and {@link #external}.
 *
 * @param slug its address, the name of its file
 * @param updates own field to the field of the personal space that it shows, and that an accepted
 *     request replaces
 * @param purpose what an accepted request does besides; null for nothing
 * @param kind never null
 */
public record Procedure(
        String slug,
        String title,
        String summary,
        String theme,
        String icon,
        boolean pinned,
        List<String> keywords,
        External external,
        String service,
        Access access,
        Integer minutes,
        Brief brief,
        List<Section> details,
        String help,
        Delay delay,
        Silence silence,
        int retentionMonths,
        boolean exchanges,
        List<Document> documents,
        Asked applicant,
        List<Field> fields,
        Quota quota,
        Meeting appointment,
        List<Outcome> outcomes,
        List<String> complements,
        List<TownSettings.Reply> replies,
        Map<String, String> updates,
        Purpose purpose,
        Kind kind) {

    public Procedure {
        keywords = copy(keywords);
        details = copy(details);
        documents = copy(documents);
        fields = copy(fields);
        outcomes = copy(outcomes);
        complements = copy(complements);
        replies = copy(replies);
        updates = updates == null ? Map.of() : Map.copyOf(updates);
        applicant = applicant == null ? Asked.DEFAULT : applicant;
        kind = kind == null ? Kind.FORM : kind;
    }

    /** How it comes to be filed. */
    public enum Kind {
        /** By its own form, from the catalogue. */
        @JsonProperty("form")
        FORM,
        /** From the agenda of reservations or an enrolment: it has no form of its own. */
        @JsonProperty("reservation")
        RESERVATION
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** What a démarche is for, where an accepted request does something in the portal. */
    public enum Purpose {
        /** "Ajouter un membre": a child or an adult joins the household. */
        @JsonProperty("add-member")
        ADD_MEMBER,
        /** "Dossier administratif": the papers of the household, under "Créer une inscription". */
        @JsonProperty("household-papers")
        HOUSEHOLD_PAPERS
    }

    /** Who may file it. */
    public enum Access {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("account")
        ACCOUNT
    }

    /** A démarche of another site, which the catalogue opens. */
    public record External(String url, String site) {}

    public record Brief(String who, String price, String good) {}

    public record Section(String title, String text) {}

    /** Delay promised, in calendar or working days. */
    public record Delay(int days, boolean working) {

        /** The last day on which the answer keeps the promise. */
        public LocalDate dueOn(LocalDate filed) {
            return working ? WorkingDays.after(filed, days) : filed.plusDays(days);
        }
    }

    /** What the law makes of silence, and after how many months. */
    public record Silence(Means means, Integer months) {

        public enum Means {
            @JsonProperty("acceptance")
            ACCEPTANCE,
            @JsonProperty("rejection")
            REJECTION,
            @JsonProperty("nothing")
            NOTHING
        }

        public Silence {
            months = months == null ? 2 : months;
        }
    }

    /** A document to send. Demanded unless {@code required} says no. */
    public record Document(String type, Boolean required, String note, Condition when) {

        public Document {
            required = required == null || required;
        }
    }

    /** The fields of "Mes informations" that are asked, by name. */
    public record Asked(List<String> required, List<String> optional) {

        static final Asked DEFAULT =
                new Asked(
                        List.of("civilite", "nom", "prenoms", "courriel"),
                        List.of("telephone", "adresse"));

        public Asked {
            required = copy(required);
            optional = copy(optional);
        }
    }

    /**
     * The appointment that belongs to it.
     *
     * @param calendar id of the town's calendar
     * @param required whether nothing is filed without
     * @param later whether a request that has none may take one while it is followed
     */
    public record Meeting(String calendar, boolean required, Boolean later) {

        public Meeting {
            later = later == null || later;
        }
    }

    /** How an agent may end a request, with what the citizen reads. */
    public record Outcome(String id, String title, Decision decision, String message) {

        public enum Decision {
            @JsonProperty("accepted")
            ACCEPTED,
            @JsonProperty("rejected")
            REJECTED
        }
    }

    /** Whether it stands in the catalogue. */
    public boolean offered() {
        return kind == Kind.FORM;
    }

    public boolean opensElsewhere() {
        return external != null;
    }

    /** Whether only holders of a personal space may file it (padlock). */
    public boolean needsAccount() {
        return access == Access.ACCOUNT;
    }

    /** The fields of "Mes informations", in their usual order. */
    public List<Field> applicantFields() {
        var asked = new ArrayList<Field>();
        for (Field field : ApplicantFields.ALL) {
            if (applicant.required().contains(field.name())) {
                asked.add(field.required(true));
            } else if (applicant.optional().contains(field.name())) {
                asked.add(field.required(false));
            }
        }
        return asked;
    }

    /** The fields of both forms. */
    public List<Field> allFields() {
        return Stream.concat(applicantFields().stream(), fields.stream()).toList();
    }

    /** The documents that these answers call for, in their order. */
    public List<Document> documents(Answers answers) {
        Answers visible = answers.visible(allFields());
        return documents.stream().filter(d -> d.when() == null || d.when().metBy(visible)).toList();
    }

    /** The field with this name, in either form. */
    public Optional<Field> field(String name) {
        return allFields().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    public Optional<Outcome> outcome(String id) {
        return outcomes.stream().filter(o -> o.id().equals(id)).findFirst();
    }
}
