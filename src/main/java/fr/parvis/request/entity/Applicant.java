package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.FrenchText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Who filed a request ("demandeur"), as lists name them and mails reach them. */
@Embeddable
public class Applicant {

    @Column(name = "applicant_name")
    private String name;

    @Column(name = "applicant_mail")
    private String mail;

    @Column(name = "applicant_key")
    private String key;

    protected Applicant() {}

    Applicant(Answers answers) {
        mail = answers.text("courriel");
        String last = answers.text("nom");
        if (last.isBlank()) {
            // a wedding asks for the birth name; the other is for who has another
            last = answers.text("nom_naissance");
        }
        String named = (answers.text("prenoms") + " " + last).strip();
        // some reports ask for a mail address only
        name = named.isEmpty() ? mail : named;
        key = searchKey(named.isEmpty() ? mail : last + " " + answers.text("prenoms"));
    }

    /** To be looked at, not looked for. */
    Applicant(String name, String mail) {
        this.name = name;
        this.mail = mail;
    }

    /** How a name is looked for: without case, accents and marks. */
    public static String searchKey(String name) {
        return FrenchText.folded(name).replaceAll("[^a-z0-9]+", " ").strip();
    }

    /** What lists look for: the name, the last one first, or the mail of who gave none. */
    String key() {
        return key;
    }

    public String name() {
        return name;
    }

    public String mail() {
        return mail;
    }
}
