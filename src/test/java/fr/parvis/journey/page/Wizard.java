package fr.parvis.journey.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;

/** "Création d’un espace personnel" in a window: its four steps, in their order. */
public final class Wizard {

    private final Screen screen;

    public Wizard(Screen screen) {
        this.screen = screen;
    }

    /** The questions of the step, without the marks of what is demanded. */
    public List<String> questions() {
        return screen
                .page()
                .locator("form#pv-espace .pv-row > label, form#pv-espace fieldset > legend")
                .allInnerTexts()
                .stream()
                .map(t -> t.replaceAll("\\s*(\\*.*|\\((facultatif|obligatoire)\\))", "").strip())
                .toList();
    }

    /** What may be pressed at the end of the step, as the eye finds it. */
    public List<String> buttons() {
        return screen
                .page()
                .locator("form#pv-espace .pv-actions")
                .locator("a, button")
                .allInnerTexts()
                .stream()
                .map(String::strip)
                .toList();
    }

    public void identity(String name, String firstNames) {
        at("Identité");
        screen.page().locator("#c-civilite").check();
        screen.field("Nom usuel").fill(name);
        screen.field("Prénom(s)").fill(firstNames);
    }

    public void born(String day, String month, String year, String department, String commune) {
        screen.field("Jour").fill(day);
        screen.field("Mois").fill(month);
        screen.field("Année").fill(year);
        screen.field("Département de naissance").selectOption(department);
        Locator town = screen.page().locator("#c-commune_naissance");
        town.fill(commune);
        screen.page().keyboard().press("Tab");
    }

    public void address(String street, String postcode, String city) {
        at("Adresse");
        screen.field("Numéro et rue").fill(street);
        screen.page().keyboard().press("Escape");
        screen.field("Code postal").fill(postcode);
        screen.page().locator("#c-adresse-ville").fill(city);
    }

    public void contacts(String mail, String mobile) {
        at("Moyens de contact");
        screen.field("Courriel").fill(mail);
        screen.field("Téléphone mobile").fill(mobile);
        screen.field("Moyen de contact préféré").selectOption("MAIL");
    }

    public void authentication(String userName, String password) {
        at("Authentification");
        screen.field("Nom d’utilisateur").fill(userName);
        screen.page().locator("#c-mot_de_passe").fill(password);
        screen.page().locator("#c-mot_de_passe_encore").fill(password);
        screen.page().locator("[name=conditions]").check();
    }

    public void next() {
        screen.button("Suivant").click();
    }

    public void at(String step) {
        screen.page().locator("h1").filter(new Locator.FilterOptions().setHasText(step)).waitFor();
        assertThat(screen.page().locator("h1").innerText()).isEqualTo(step);
    }
}
