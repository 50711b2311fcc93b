package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A town where a text is read by somebody else before it is published. */
class SecondReaderIT {

    private final Demonstration demo = SharedPortal.get();
    private final String node = TownVariant.activatedByAgent(demo).url();
    private final String mark = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final Visitor anybody = new Visitor(node);

    private boolean read(String words) {
        return anybody.open("/actualites?" + UUID.randomUUID()).text().contains(words);
    }

    private static Page send(
            Visitor editor, Page page, String button, Map<String, List<String>> said) {
        return editor.submit(editor.open(page.path()), Contents.FORM, button, said);
    }

    @Test
    @Feature("CON-4")
    void nobodyPublishesWhatOnlyHeHasRead() {
        var author = Desk.agentAt(node, "communication");
        var reader = Desk.agentAt(node, "admin");
        var said = Contents.text("Relu " + mark, "vie-municipale");
        Page draft = Contents.draft(author, "NEWS", said);
        String refusal = "Une autre personne";
        assertThat(send(author, draft, "publier", said).text()).contains(refusal);
        assertThat(read(mark)).isFalse();

        Page asked = send(author, draft, "relire", said);
        assertThat(asked.text()).contains("Relecture demandée par");
        assertThat(reader.open(Contents.DESK).text()).contains("À relire");
        assertThat(send(author, draft, "publier", said).text())
                .as("to ask is not to have asked somebody")
                .contains(refusal);
        var other = Contents.with(said, Map.of("texte", List.of("Tout autre chose")));
        assertThat(send(reader, draft, "publier", other).text())
                .as("who changes the words becomes the author")
                .contains(refusal);
        Page published = send(reader, draft, "publier", said);
        assertThat(published.html().select(".pv-errors").text()).isEmpty();
        assertThat(published.text()).contains("Le texte est publié");
        assertThat(read(mark)).isTrue();

        // what is public is not changed behind the reader
        assertThat(send(author, draft, "enregistrer", other).html().select(".pv-errors"))
                .isNotEmpty();
        assertThat(send(author, draft, "publier", other).html().select(".pv-errors")).isNotEmpty();
        assertThat(anybody.open("/actualites/relu-" + mark + "?" + mark).text())
                .doesNotContain("Tout autre chose");
        send(author, draft, "retirer", said);
        send(author, draft, "enregistrer", other);
        assertThat(send(author, draft, "publier", other).text())
                .as("approved were the other words")
                .contains(refusal);
        assertThat(send(reader, draft, "publier", other).text()).contains("Le texte est publié");
        assertThat(anybody.open("/actualites/relu-" + mark + "?2" + mark).text())
                .contains("Tout autre chose");

        comparison(author, draft);
        send(author, draft, "retirer", other);
    }

    /** The versions beside each other: what went, what came. */
    private void comparison(Visitor author, Page draft) {
        Page text = author.open(draft.path());
        var links = text.html().select("a[href*=/versions/]");
        assertThat(links.size()).as("each change has left one").isGreaterThanOrEqualTo(4);
        String latest = Contents.below(demo, links.first().attr("href"));
        Page version = author.open(latest);
        String first = version.html().select(".pv-versions a").last().attr("href").replace("?", "");
        Page compared = author.open(latest.replaceAll("\\?.*", "") + "?" + first);
        assertThat(compared.html().select(".pv-diff del").text()).contains("Relu");
        assertThat(compared.html().select(".pv-diff ins").text()).contains("Tout autre chose");
        assertThat(author.open(latest.replaceAll("\\d+$", "999")).status()).isEqualTo(404);
        assertThat(Desk.agentAt(node, "regie").open(latest).status()).isEqualTo(404);
    }
}
