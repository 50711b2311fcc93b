package fr.parvis.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request for a birth certificate, from the first form to the confirmation. */
final class Journey {

    static final String SLUG = "acte-de-naissance";

    private final Browser browser;
    private final String portal;

    Journey(Browser browser, String portal) {
        this.browser = browser;
        this.portal = portal;
    }

    static Map<String, String> applicant() {
        var form = new LinkedHashMap<String, String>();
        form.put("civilite", "madame");
        form.put("nom", "Durand");
        form.put("prenoms", "Léa");
        form.put("courriel", "lea.durand@example.fr");
        form.put("adresse.ligne", "12 rue des Lilas");
        form.put("adresse.code_postal", "95300");
        form.put("adresse.ville", "Pontoise");
        return form;
    }

    static Map<String, String> request() {
        var form = new LinkedHashMap<String, String>();
        form.put("type_acte", "extrait-sans-filiation");
        form.put("nombre", "2");
        form.put("qualite", "personne-concernee");
        form.put("titulaire_nom", "Durand");
        form.put("titulaire_prenoms", "Léa Marie");
        form.put("titulaire_date_naissance.jour", "12");
        form.put("titulaire_date_naissance.mois", "4");
        form.put("titulaire_date_naissance.annee", "1990");
        form.put("titulaire_commune", "Pontoise");
        form.put("remise", "guichet");
        form.put("attestation_honneur", "oui");
        return form;
    }

    void openFirstStep() {
        browser.open(portal + "/demarches/" + SLUG + "/mes-informations");
    }

    void sendFirstStep() {
        browser.submit("suite", applicant());
        arrived("/ma-demande");
    }

    void sendSecondStep() {
        browser.submit("suite", request());
        arrived("/recapitulatif");
    }

    /** Returns the address of the confirmation; the tracking page is the one above it. */
    String confirm() {
        browser.submit("valider", Map.of());
        arrived("/confirmation");
        return browser.address();
    }

    String all() {
        openFirstStep();
        sendFirstStep();
        sendSecondStep();
        return confirm();
    }

    private void arrived(String end) {
        if (!browser.address().endsWith(end)) {
            throw new IllegalStateException(
                    "at "
                            + browser.address()
                            + " instead of "
                            + end
                            + ": "
                            + browser.page().select(".pv-error, .pv-summary-errors").text());
        }
    }
}
