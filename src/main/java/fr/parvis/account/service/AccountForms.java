package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountStep;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.ContactDetails;
import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PartialDate;
import fr.parvis.form.entity.Places;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms about a person: what they ask, and how answers and account stand for one another. */
public final class AccountForms {

    public static final List<Field> IDENTITY = shipped("identity");
    public static final List<Field> ADDRESS = shipped("address");
    public static final List<Field> CONTACTS = shipped("contacts");
    public static final List<Field> USER_NAME = shipped("user-name");
    public static final List<Field> PASSWORD = shipped("password");
    public static final List<Field> NEW_MAIL = shipped("new-mail");
    public static final List<Field> KNOWN_MAIL = shipped("known-mail");
    public static final List<Field> PRESENT_PASSWORD = shipped("present-password");
    public static final List<Field> CONSENT = shipped("consent");

    /** What agents fill in about accounts. */
    public static final List<Field> STAFF = shipped("staff");

    public static final List<Field> INVITATION = shipped("invitation");
    public static final List<Field> QUESTION = shipped("desk-question");
    public static final List<Field> REASON = shipped("desk-reason");

    public static final List<Field> KEY = shipped("key");
    static final List<Field> WIZARD_KEY = shipped("wizard-key");

    private AccountForms() {}

    private static List<Field> shipped(String name) {
        return Field.shipped("/fr/parvis/account/" + name + ".json");
    }

    /**
     * What a step of the wizard asks.
     *
     * @param chosenUserName whether people choose a user name; else they sign in with their mail
     * @param key what is asked about keys of services
     */
    static List<Field> fields(AccountStep step, boolean chosenUserName, List<Field> key) {
        return switch (step) {
            case IDENTITY -> IDENTITY;
            case ADDRESS -> ADDRESS;
            case CONTACTS -> CONTACTS;
            case AUTHENTICATION ->
                    Stream.of(chosenUserName ? USER_NAME : List.<Field>of(), PASSWORD, key, CONSENT)
                            .flatMap(List::stream)
                            .toList();
        };
    }

    /** What agrees in each field but not between them: a commune of another department. */
    public static List<FieldProblem> disagreements(Answers answers) {
        var problems = new ArrayList<FieldProblem>();
        String department = answers.text("departement_naissance");
        String commune = answers.text("commune_naissance");
        if (bornInFrance(answers) && !department.isEmpty() && !commune.isEmpty()) {
            List<Places.Commune> known = Places.communes(commune);
            boolean there = known.stream().anyMatch(c -> c.department().equals(department));
            if (!known.isEmpty() && !there) {
                String name = Places.department(department).map(Places.Department::name).orElse("");
                problems.add(
                        FieldProblem.said(
                                "commune_naissance", "account.problem.communeElsewhere", name));
            }
        }
        if (bornInFrance(answers) && problems.isEmpty() && departments(answers).size() > 1) {
            problems.add(FieldProblem.said("commune_naissance", "account.problem.communeSeveral"));
        }
        return problems;
    }

    /** A mail as user name is one's own, or else its owner could not sign in by it. */
    static List<FieldProblem> foreignMail(String userName, String mail) {
        return userName.contains("@") && !userName.equalsIgnoreCase(mail)
                ? List.of(FieldProblem.said("nom_utilisateur", "account.userName.mail"))
                : List.of();
    }

    private static boolean bornInFrance(Answers answers) {
        return Places.FRANCE.equals(answers.text("pays_naissance"));
    }

    /** Who the person is by these answers, which were checked before. */
    public static CivilIdentity identity(Answers answers) {
        var identity =
                new CivilIdentity(
                        value(answers, "civilite"),
                        value(answers, "nom"),
                        value(answers, "prenoms"));
        identity.named(value(answers, "nom_naissance"))
                .born(AnswerReading.birthDate(answers, "date_naissance").orElse(null));
        String country = value(answers, "pays_naissance");
        if (Places.FRANCE.equals(country)) {
            Places.Commune commune = commune(answers);
            List<String> departments = departments(answers);
            String department = value(answers, "departement_naissance");
            return identity.bornIn(
                    country,
                    department == null && departments.size() == 1 ? departments.get(0) : department,
                    commune == null ? null : commune.code(),
                    value(answers, "commune_naissance"));
        }
        return identity.bornIn(country, null, null, value(answers, "lieu_naissance"));
    }

    /** The commune that was meant; null when it is none that is known, or may be one of two. */
    private static Places.Commune commune(Answers answers) {
        List<Places.Commune> meant = meant(answers);
        return meant.size() == 1 ? meant.get(0) : null;
    }

    /** Several share a name, the department tells them apart. */
    private static List<Places.Commune> meant(Answers answers) {
        String department = answers.text("departement_naissance");
        return Places.communes(answers.text("commune_naissance")).stream()
                .filter(c -> department.isEmpty() || c.department().equals(department))
                .toList();
    }

    /** Some share even the department: of these nobody has to say which. */
    private static List<String> departments(Answers answers) {
        return meant(answers).stream().map(Places.Commune::department).distinct().toList();
    }

    public static ContactDetails contacts(Answers answers) {
        String preferred = value(answers, "contact_prefere");
        return new ContactDetails()
                .livingAt(
                        value(answers, "adresse.ligne"),
                        value(answers, "adresse.complement"),
                        value(answers, "adresse.code_postal"),
                        value(answers, "adresse.ville"))
                .calledAt(
                        phone(answers, "telephone"),
                        phone(answers, "telephone_domicile"),
                        phone(answers, "telephone_travail"),
                        preferred == null ? null : ContactDetails.Preferred.valueOf(preferred));
    }

    private static String phone(Answers answers, String name) {
        return AnswerReading.phone(answers.text(name)).orElse(null);
    }

    private static String value(Answers answers, String name) {
        String text = answers.text(name);
        return text.isEmpty() ? null : text;
    }

    /** The same person as FranceConnect certifies it; what it does not know stays. */
    public static CivilIdentity certified(CivilIdentity known, CertifiedIdentity certified) {
        boolean abroad = certified.bornAbroad();
        String code = abroad ? null : certified.birthPlace();
        var commune = code == null ? Optional.<Places.Commune>empty() : Places.commune(code);
        return new CivilIdentity(known.civility(), known.lastName(), certified.givenNames())
                .named(certified.familyName())
                .born(born(known.birthDate(), certified.birthDate()))
                .bornIn(
                        certified.birthCountry(),
                        commune.map(Places.Commune::department).orElse(null),
                        code,
                        abroad
                                ? known.birthPlace()
                                : commune.map(Places.Commune::label).orElse(code));
    }

    /** What FranceConnect completes with 1 is still not known: the owner said so. */
    private static PartialDate born(PartialDate known, LocalDate certified) {
        return known != null && known.first().equals(certified)
                ? known
                : PartialDate.exact(certified);
    }

    /** What is known about the owner of an account, as answers to these forms and to démarches. */
    public static Answers answers(Account account) {
        var values = new LinkedHashMap<String, List<String>>();
        CivilIdentity identity = account.identity();
        put(values, "civilite", identity.civility());
        put(values, "nom", identity.lastName());
        put(values, "nom_naissance", identity.birthName());
        put(values, "prenoms", identity.firstNames());
        if (identity.birthDate() != null) {
            List<String> born = identity.birthDate().parts();
            put(values, "date_naissance.jour", born.get(0));
            put(values, "date_naissance.mois", born.get(1));
            put(values, "date_naissance.annee", born.get(2));
        }
        put(values, "pays_naissance", identity.birthCountry());
        put(values, "departement_naissance", identity.birthDepartment());
        boolean french = Places.FRANCE.equals(identity.birthCountry());
        put(values, french ? "commune_naissance" : "lieu_naissance", birthPlace(identity));
        put(values, account.contacts(), account.mail());
        return new Answers(values);
    }

    /** How somebody is reached, as answers to these forms; null for no mail. */
    public static Answers answers(ContactDetails contacts, String mail) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, contacts, mail);
        return new Answers(values);
    }

    private static void put(
            Map<String, List<String>> values, ContactDetails contacts, String mail) {
        put(values, "adresse.ligne", contacts.addressLine());
        put(values, "adresse.complement", contacts.addressComplement());
        put(values, "adresse.code_postal", contacts.postalCode());
        put(values, "adresse.ville", contacts.city());
        put(values, "courriel", mail);
        put(values, "telephone", contacts.mobilePhone());
        put(values, "telephone_domicile", contacts.homePhone());
        put(values, "telephone_travail", contacts.workPhone());
        put(
                values,
                "contact_prefere",
                contacts.preferred() == null ? null : contacts.preferred().name());
    }

    private static String birthPlace(CivilIdentity identity) {
        return identity.birthCommune() == null
                ? identity.birthPlace()
                : Places.commune(identity.birthCommune())
                        .map(Places.Commune::label)
                        .orElse(identity.birthPlace());
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, List.of(value));
        }
    }
}
