package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of the desk, by an editor without script. */
final class Contents {

    static final String DESK = "/agents/contenus";
    static final String FORM = "pv-actualite";

    private Contents() {}

    /** What the form of a text says; the visitor reads no choices from a page. */
    static Map<String, List<String>> text(String title, String category) {
        return Map.of(
                "titre", List.of(title),
                "resume", List.of("En bref : " + title),
                "texte", List.of("Le texte de **" + title + "**"),
                "categorie", List.of(category));
    }

    static Map<String, List<String>> with(
            Map<String, List<String>> values, Map<String, List<String>> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }

    /** An address of a page as the visitor asks for it, below the root of the portal. */
    static String below(Demonstration demo, String address) {
        String root = URI.create(demo.portalUrl()).getPath();
        return address.startsWith(root) ? address.substring(root.length()) : address;
    }

    /** A draft in a section. */
    static Page draft(Visitor editor, String section, Map<String, List<String>> values) {
        Page form = editor.open(DESK + "/nouvelle?rubrique=" + section);
        Page made =
                editor.submit(
                        form, FORM, "creer", with(values, Map.of("rubrique", List.of(section))));
        assertThat(made.text()).contains("Le texte est enregistré");
        return made;
    }

    /** Published at once. */
    static Page publish(Visitor editor, String section, Map<String, List<String>> values) {
        Page done = editor.submit(draft(editor, section, values), FORM, "publier", values);
        assertThat(done.text())
                .as(done.html().select(".pv-errors").text())
                .contains("Le texte est publié");
        return done;
    }
}
