package fr.parvis.family.view;

/**
 * A dossier in one line: icon and word, and what is to be done.
 *
 * @param style suffix of the badge's class
 * @param hint "Il manque : vaccinations", "À envoyer avant le 30 juin 2027"; "" for nothing
 */
public record DossierMark(String style, String icon, String word, String hint) {}
