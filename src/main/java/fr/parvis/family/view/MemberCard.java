package fr.parvis.family.view;

/**
 * A member of a household as a card shows one.
 *
 * @param about "8 ans, CE2, École Jules-Ferry"
 * @param photo address of a picture; null shows the icon
 * @param next "Demain : cantine"; null when nothing is known
 * @param dossier state of the enrolment dossier; null of an adult
 */
public record MemberCard(
        String key,
        String name,
        String about,
        String icon,
        String photo,
        boolean child,
        boolean own,
        String next,
        DossierMark dossier) {

    /** Where the member's page is. */
    public String getAddress() {
        return "/mon-espace/famille/" + key;
    }
}
