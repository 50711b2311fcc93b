package fr.parvis.town;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a town, as read from {@code webapp-config/<town>/town.yaml}. The JSON Schema beside
 * the files ({@code webapp-config/schema/town.schema.json}) says what each part means; lists are
 * never null, optional texts may be.
 */
public record TownSettings(
        String name,
        String officialName,
        String inseeCode,
        String portalTitle,
        String welcome,
        String colour,
        Website website,
        Contact townHall,
        List<Section> help,
        Mail mail,
        List<TownService> services,
        List<Theme> themes,
        List<DocumentType> documentTypes,
        List<List<String>> synonyms,
        AddressCompletion addressCompletion,
        Accounts accounts,
        List<CalendarSettings> calendars,
        List<RegieSettings> regies,
        Invoices invoices,
        Families families,
        List<NewsCategory> newsCategories,
        EnrolmentFileSettings enrolmentFile,
        Content content,
        Legal legal) {

    public TownSettings {
        calendars = copy(calendars);
        regies = copy(regies);
        newsCategories = copy(newsCategories);
        content = content == null ? Content.NONE : content;
        help = copy(help);
        services = copy(services);
        themes = copy(themes);
        documentTypes = copy(documentTypes);
        synonyms = copy(synonyms);
        accounts = accounts == null ? Accounts.USUAL : accounts;
        invoices = invoices == null ? Invoices.USUAL : invoices;
        families = families == null ? Families.USUAL : families;
    }

    /** The service with this id; configuration that names another one is refused at the start. */
    public Optional<TownService> service(String id) {
        return services.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** The services that give keys to households. */
    public List<TownService> keyServices() {
        return services.stream().filter(s -> s.key() != null).toList();
    }

    /** The services that look after families. */
    public List<TownService> familyServices() {
        return services.stream().filter(TownService::family).toList();
    }

    public Optional<Theme> theme(String id) {
        return themes.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    public Optional<CalendarSettings> calendar(String id) {
        return calendars.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<RegieSettings> regie(String id) {
        return regies.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    public Optional<NewsCategory> newsCategory(String id) {
        return newsCategories.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The id of the first régie, nearly always the only one; "" in a town without any. */
    public String firstRegie() {
        return regies.isEmpty() ? "" : regies.get(0).id();
    }

    public Optional<DocumentType> documentType(String id) {
        return documentTypes.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * How citizens get their space.
     *
     * @param userName whether people choose a user name, or sign in with their mail
     * @param activation who activates a new space: its owner by the link of a mail, or an agent
     *     after that
     * @param activationHours within how many working hours the agent does; null says nothing
     * @param service id of the service whose agents look after accounts; null leaves them to
     *     administrators
     * @param signInHelp what the page of the sign-in explains besides
     */
    public record Accounts(
            UserName userName,
            Activation activation,
            Integer activationHours,
            String service,
            List<Section> signInHelp) {

        static final Accounts USUAL = new Accounts(null, null, null, null, null);

        public enum UserName {
            @JsonProperty("chosen")
            CHOSEN,
            @JsonProperty("mail")
            MAIL
        }

        public enum Activation {
            @JsonProperty("mail")
            BY_MAIL,
            @JsonProperty("agent")
            BY_AGENT
        }

        public Accounts {
            userName = userName == null ? UserName.CHOSEN : userName;
            activation = activation == null ? Activation.BY_MAIL : activation;
            signInHelp = copy(signInHelp);
        }
    }

    /**
     * What the town makes of invoices in a citizen's space.
     *
     * @param title what the town calls their place: "Mon compte"; null for the usual name
     * @param eBilling whether households may have their invoices announced by mail instead of paper
     */
    public record Invoices(String title, boolean eBilling) {

        static final Invoices USUAL = new Invoices(null, false);
    }

    /**
     * What the town makes of families in a citizen's space.
     *
     * @param tab what the town calls their tab: "Compte"; null for the usual name
     */
    public record Families(String tab) {

        static final Families USUAL = new Families(null);
    }

    /**
     * The town's main site, and the page of it whose look the portal wears.
     *
     * @param origins other sites that may show widgets and the portal in a frame
     */
    public record Website(
            String url,
            String shell,
            String marker,
            List<String> allowedScripts,
            String unit,
            boolean dark,
            List<String> origins) {

        public Website {
            origins = copy(origins);
            marker = marker == null ? "@@PARVIS@@" : marker;
            unit = unit == null ? "1rem" : unit;
            allowedScripts = copy(allowedScripts);
        }

        /** The same with other addresses; what is null stays. */
        public Website at(String newUrl, String newShell) {
            return new Website(
                    newUrl == null ? url : newUrl,
                    newShell == null ? shell : newShell,
                    marker,
                    allowedScripts,
                    unit,
                    dark,
                    origins);
        }

        /** Origins of the sites that the portal may be a part of; the main site is the first. */
        public List<String> embedding() {
            URI own = URI.create(url);
            var all = new LinkedHashSet<String>();
            all.add(own.getScheme() + "://" + own.getAuthority());
            all.addAll(origins);
            return List.copyOf(all);
        }
    }

    /**
     * A place with its hours.
     *
     * @param closedDays on which it does not open, besides weekends and public holidays
     */
    public record Contact(
            String name,
            Address address,
            String phone,
            String mail,
            Map<String, List<String>> hours,
            List<LocalDate> closedDays) {

        public Contact {
            closedDays = copy(closedDays);
        }

        public List<OpeningHours.Line> openingHours() {
            return OpeningHours.lines(hours);
        }
    }

    public record Address(String street, String postcode, String city) {

        @Override
        public String toString() {
            return street + ", " + postcode + " " + city;
        }
    }

    public record Section(String title, String text) {}

    public record Mail(String from, String replyTo) {}

    /**
     * A service of the town hall that instructs requests.
     *
     * @param key what its keys for households are called; null when it gives none
     * @param family whether its agents look after households, dossiers and health data of children
     */
    public record TownService(
            String id,
            String name,
            String mail,
            String phone,
            Address address,
            Map<String, List<String>> hours,
            String key,
            boolean family,
            List<Reply> replies) {

        public TownService {
            replies = copy(replies);
        }

        /** How it is reached. */
        public Contact contact() {
            return new Contact(name, address, phone, mail, hours, List.of());
        }
    }

    /**
     * A usual message of a service or a démarche.
     *
     * @param text in which {nom}, {numero} and {demarche} stand for those of a request
     */
    public record Reply(String title, String text) {}

    public record Theme(String id, String title, String summary, String icon, String group) {

        /** Shown under "Démarches familles disponibles". */
        public boolean families() {
            return "families".equals(group);
        }
    }

    /**
     * What communication staff write beside news.
     *
     * @param review whether somebody else reads a text before it is published
     * @param practical categories of practical information; without them there is none
     * @param activities the same for activities
     * @param documents the same for documents to download
     * @param districts for which there may be news of their own
     */
    public record Content(
            boolean review,
            List<NewsCategory> practical,
            List<NewsCategory> activities,
            List<NewsCategory> documents,
            List<District> districts) {

        static final Content NONE = new Content(false, null, null, null, null);

        public Content {
            practical = copy(practical);
            activities = copy(activities);
            documents = copy(documents);
            districts = copy(districts);
        }
    }

    /**
     * A part of the town.
     *
     * @param streets without numbers: "rue des Lilas"
     */
    public record District(String id, String title, List<String> streets) {

        public District {
            streets = copy(streets);
        }
    }

    /** A kind of news, by which lists are filtered. */
    public record NewsCategory(String id, String title) {}

    public record DocumentType(String id, String title, String hint) {}

    public record AddressCompletion(String url) {}

    public record Legal(
            String publisher,
            String host,
            String dataProtectionMail,
            String accessibility,
            String court) {}
}
