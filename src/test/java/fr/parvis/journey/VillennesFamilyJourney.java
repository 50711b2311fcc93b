package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Mode d’emploi de Mon Espace Citoyen" of Villennes-sur-Seine, from the sign-in to a cancellation,
 * in its words; and its calendar by the keyboard alone.
 */
class VillennesFamilyJourney {

    private static final String PLACE = "ile-aux-enfants";

    private final Demonstration villennes = SharedPortal.villennes();
    private final String name = "b" + UUID.randomUUID().toString().substring(0, 8);

    private static LocalDate wednesday(int index) {
        return SeasonsAround.wednesday(index);
    }

    /** The page's text with plain spaces. */
    private static String text(Screen screen) {
        return screen.text().replaceAll("[\\u00A0\\u202F]", " ");
    }

    /** "Mercredi 25 novembre". */
    private static String called(LocalDate day) {
        String words = FrenchText.longDate(day).replaceFirst(" \\d{4}$", "");
        return words.substring(0, 1).toUpperCase(Locale.FRANCE) + words.substring(1);
    }

    private static Locator box(Screen screen, LocalDate day, String unit) {
        return screen.page()
                .getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions()
                                .setName(called(day) + ", " + unit)
                                .setExact(true));
    }

    private static Locator basket(Screen screen) {
        return screen.page().locator("[data-pv-basket-sum]");
    }

    private void signIn(Screen screen) {
        screen.open(villennes.portalUrl() + "/connexion");
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        assertThat(screen.page().locator("h1")).containsText("Bonjour");
    }

    private void answer(String number, String outcome) {
        Visitor agent = Desk.agent(villennes, "admin");
        Visitor.Page page = agent.open("/agents/demandes/" + number);
        Visitor.Page decided =
                agent.submit(
                        page,
                        "pv-decision",
                        "decider",
                        Map.of(
                                "pv-issue", List.of(outcome),
                                "pv-motif", List.of("Le SIVM vous répond.")));
        assertThat(decided.text()).contains("Traitée positivement");
    }

    private static String number(Screen screen) {
        Matcher number = Pattern.compile("n° (\\d+)").matcher(text(screen));
        assertThat(number.find()).as(text(screen)).isTrue();
        return number.group(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"BKG-1", "BKG-2", "BKG-3", "BKG-5", "BKG-6", "FAM-2"})
    void fromTheSignInToACancellation(int width) throws SQLException {
        Spaces.newCitizen(villennes, name);
        var family = BookedFamily.of(villennes.database(), name);
        long matteo = family.child("Matteo");
        family.enrolment(matteo, "alsh-mercredis", PLACE, "Les Winners (8-10 ans)");
        LocalDate full = wednesday(width == 360 ? 8 : 7);
        family.full("alsh-mercredis", PLACE, "journee", full);
        LocalDate day = wednesday(5);
        try (var screen = new Screen("guide-villennes-famille", width)) {
            signIn(screen);
            assertThat(text(screen)).contains("Ma famille", "Matteo", "Annuler / Réserver");
            screen.check("tableau-de-bord");
            begin(screen);
            why(screen, full);
            line(screen, full);
            tick(screen, day);
            String number = validate(screen, day, "Ajout");
            answer(number, "positive");
            answered(screen, number, "Traitée positivement");
            cancel(screen, day);
        }
    }

    /** "Annuler / ajouter des réservations", "Commencer", "Cliquez ensuite sur commencer". */
    private void begin(Screen screen) {
        screen.link("Annuler / Réserver").click();
        assertThat(screen.page().locator("h1")).hasText("Annuler / ajouter des réservations");
        assertThat(text(screen))
                .contains("Matteo, ALSH Mercredis", "Centre de Loisirs l’île aux enfants")
                .contains("du " + FrenchText.shortDate(SeasonsAround.first()) + " au ");
        screen.check("reservations");
        screen.link("Commencer").click();
        assertThat(text(screen))
                .contains("Délai d’inscription/annulation : 15 jours avant le mercredi concerné.")
                .contains("Pour l’inscription ou l’annulation d’un ou plusieurs jours")
                .contains("N’oubliez pas de valider votre demande lors de l’étape 2.")
                .contains("Annuler la démarche");
        screen.check("commencer");
        screen.link("Commencer").click();
        assertThat(text(screen))
                .contains("Modifications apportées ici", "Tout cocher / Tout décocher")
                .contains("Réservations antérieures en attente d’instruction", "Mercredi");
        screen.check("agenda");
    }

    /** "Si vous n'arrivez pas à cocher le jour souhaité": "Hors délai", "Complet", "Fermer". */
    private void why(Screen screen, LocalDate full) {
        for (String reason : List.of("Hors délai", "Complet")) {
            LocalDate day = reason.equals("Complet") ? full : wednesday(0);
            screen.button(called(day) + ", Journée\u00A0: " + reason.toLowerCase(Locale.FRANCE))
                    .click();
            Locator popover = screen.page().locator(".pv-why:popover-open");
            assertThat(popover).containsText(reason);
            screen.check("pourquoi");
            popover.getByRole(AriaRole.BUTTON).click();
            assertThat(screen.page().locator(".pv-why:popover-open")).hasCount(0);
        }
    }

    /**
     * The waiting list of a full day, from its explanation: the day is chosen, waited for, left.
     */
    private void line(Screen screen, LocalDate full) {
        screen.button(called(full) + ", Journée\u00A0: complet").click();
        screen.page().locator(".pv-why:popover-open a").click();
        assertThat(screen.page().locator("h1")).hasText("Liste d’attente des jours complets");
        screen.check("attente-jours");
        screen.field("Jour").selectOption(full + " journee");
        screen.button("Se mettre sur la liste d’attente").click();
        assertThat(screen.page().locator(".pv-notice--success"))
                .hasText("Vous êtes sur la liste d’attente de ce jour.");
        assertThat(text(screen)).contains(called(full), "Rang 1");
        screen.check("attente-rang");
        screen.button("Quitter la liste d’attente").click();
        assertThat(screen.page().locator(".pv-notice--success"))
                .hasText("Vous avez quitté la liste d’attente de ce jour.");
        screen.check("attente-quittee");
        screen.link("Agenda des réservations").click();
        assertThat(text(screen)).contains("Modifications apportées ici");
    }

    /** Boxes one by one and many at once; the ticks outlive the page. */
    private void tick(Screen screen, LocalDate day) {
        box(screen, day, "Journée").check();
        assertThat(basket(screen)).hasText("1 ajout");
        assertThat(box(screen, day, "Journée")).hasAccessibleDescription("ajout à valider");
        screen.page().locator(".pv-agmany > summary").click();
        screen.button("Tout cocher").first().click();
        Locator gesture = screen.page().locator("[data-pv-basket-gesture]");
        assertThat(gesture).containsText(Pattern.compile("\\d+ jours ajoutés, \\d+ impossibles?"));
        gesture.getByText("Voir les jours impossibles").click();
        assertThat(gesture).containsText("Complet".toLowerCase(Locale.FRANCE));
        screen.check("plusieurs-jours");
        screen.button("Annuler ce changement").click();
        assertThat(basket(screen)).hasText("1 ajout");
        screen.page().reload();
        assertThat(box(screen, day, "Journée")).isChecked();
        assertThat(basket(screen)).hasText("1 ajout");
    }

    /** Step 2, and "Nous avons bien enregistré votre demande". */
    private String validate(Screen screen, LocalDate day, String change) {
        screen.button("Aller à l’étape 2").click();
        assertThat(screen.page().locator("h1")).hasText("Validez votre demande");
        assertThat(text(screen))
                .contains("Le demandeur", "La demande", "Matteo - ALSH Mercredis - du ")
                .contains("Les Winners (8-10 ans)", "mercredi " + FrenchText.shortDate(day))
                .contains("Journée", change, "Annuler la démarche");
        screen.check("recapitulatif");
        screen.link("Retour à l’étape 1").click();
        screen.button("Aller à l’étape 2").click();
        screen.button("Valider").click();
        assertThat(screen.page().locator("h1")).hasText("Nous avons bien enregistré votre demande");
        assertThat(text(screen))
                .contains(
                        (change.equals("Ajout") ? "Réservation" : "Annulation")
                                + " Matteo - ALSH Mercredis - Centre de Loisirs l’île aux")
                .contains("le " + FrenchText.shortDate(day), "En cours d’instruction");
        screen.check("confirmation");
        return number(screen);
    }

    /** "La réponse apparaîtra également sur votre espace", and comes by mail. */
    private void answered(Screen screen, String number, String words) {
        screen.open(villennes.portalUrl() + "/mon-espace");
        assertThat(text(screen)).contains(words);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                villennes.mail().messagesTo(name + "@example.org").stream()
                                        .anyMatch(m -> m.text().contains(number)));
    }

    /** "Sélectionnez la journée que vous souhaitez annuler", "Décochez", "Et voilà !". */
    private void cancel(Screen screen, LocalDate day) {
        screen.open(villennes.portalUrl() + "/mon-espace/reservations");
        screen.link("Commencer").click();
        screen.link("Commencer").click();
        Locator box = box(screen, day, "Journée");
        assertThat(box).isChecked();
        assertThat(box).hasAccessibleDescription("réservé");
        box.uncheck();
        assertThat(box).hasAccessibleDescription("annulation à valider");
        assertThat(basket(screen)).hasText("1 annulation");
        screen.check("decochee");
        forcedColours(screen);
        answer(validate(screen, day, "Annulation"), "positive");
        screen.open(villennes.portalUrl() + "/mon-espace/reservations");
        screen.link("Commencer").click();
        screen.link("Commencer").click();
        assertThat(box(screen, day, "Journée")).not().isChecked();
    }

    /** High contrast: what a box is to become is seen without the portal's colours. */
    private static void forcedColours(Screen screen) {
        screen.page()
                .emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        // the eyes judge it: axe takes the colours of the town where the browser has replaced them
        screen.picture("couleurs-imposees");
        screen.page()
                .emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    @Test
    @Feature("BKG-2")
    void theCalendarByKeyboardAloneAndAsItIsRead() throws SQLException {
        Spaces.newCitizen(villennes, name);
        var family = BookedFamily.of(villennes.database(), name);
        long enrolment = family.enrolment(family.child("Zoé"), "accueil-periscolaire", PLACE, null);
        LocalDate monday = SeasonsAround.monday();
        try (var screen = new Screen("clavier-agenda", 1280)) {
            signIn(screen);
            screen.open(
                    villennes.portalUrl() + "/mon-espace/reservations/" + enrolment + "/agenda");
            Locator matin = box(screen, monday, "Matin");
            Locator table = matin.locator("xpath=ancestor::table");
            String month =
                    monday.getMonth().getDisplayName(TextStyle.FULL, Locale.FRANCE)
                            + " "
                            + monday.getYear();
            assertThat(table).hasRole(AriaRole.GRID);
            assertThat(table)
                    .hasAccessibleName(
                            Character.toUpperCase(month.charAt(0)) + month.substring(1) + ", Zoé");
            assertThat(table.ariaSnapshot())
                    .contains("columnheader \"Semaine\"", "columnheader \"Vendredi\"")
                    .contains("rowheader \"Semaine ", "checkbox \"" + called(monday) + ", Matin\"")
                    .doesNotContain("Mercredi", "Samedi");
            assertThat(table.locator("[tabindex='0']")).hasCount(1);
            screen.check("deux-unites");
            narrow(screen);
            matin.focus();
            keys(screen, monday);
            screen.tabTo(screen.button("Aller à l’étape 2"));
            screen.page().keyboard().press("Enter");
            assertThat(screen.page().locator("h1")).hasText("Validez votre demande");
        }
    }

    /** A telephone, and the narrowest window: the card of a week, and nothing beside it. */
    private static void narrow(Screen screen) {
        for (int width : new int[] {360, 320}) {
            screen.page().setViewportSize(width, 900);
            screen.check("deux-unites-" + width);
            Object smallest =
                    screen.page()
                            .evaluate(
                                    "Math.min(...[...document.querySelectorAll('.pv-ag td > label')]"
                                            + ".map(e => Math.min(e.clientWidth, e.clientHeight)))");
            assertThat(((Number) smallest).doubleValue()).isGreaterThanOrEqualTo(44);
        }
        screen.page().setViewportSize(1280, 900);
    }

    private void keys(Screen screen, LocalDate monday) {
        press(screen, "Space", box(screen, monday, "Matin"));
        assertThat(box(screen, monday, "Matin")).isChecked();
        press(screen, "ArrowDown", box(screen, monday, "Soir"));
        press(screen, "ArrowRight", box(screen, monday.plusDays(1), "Soir"));
        press(screen, "End", box(screen, monday.plusDays(4), "Soir"));
        press(screen, "ArrowRight", box(screen, monday.plusDays(7), "Soir"));
        press(screen, "ArrowLeft", box(screen, monday.plusDays(4), "Soir"));
        press(screen, "Home", box(screen, monday, "Soir"));
        press(screen, "Shift+Space", box(screen, monday, "Soir"));
        assertThat(box(screen, monday.plusDays(4), "Soir")).isChecked();
        assertThat(screen.page().locator("[data-pv-basket-gesture]")).containsText("jours ajoutés");
        press(screen, "ArrowDown", box(screen, monday.plusDays(7), "Matin"));
        Locator before = screen.page().locator("*:focus");
        String table = (String) before.evaluate("e => e.closest('section').querySelector('h2').id");
        screen.page().keyboard().press("PageDown");
        assertThat(
                        screen.page()
                                .locator("*:focus")
                                .evaluate("e => e.closest('section').querySelector('h2').id"))
                .isNotEqualTo(table);
    }

    private static void press(Screen screen, String key, Locator then) {
        screen.page().keyboard().press(key);
        assertThat(then).isFocused();
    }
}
