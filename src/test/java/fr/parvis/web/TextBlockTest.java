package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextBlockTest {

    private static TextBlock paragraph(String text) {
        return new TextBlock(text, List.of());
    }

    private static TextBlock list(String... items) {
        return new TextBlock(null, List.of(items));
    }

    @Test
    void paragraphsStandApartByAnEmptyLine() {
        assertThat(TextBlock.of("Un.\nEncore un.\n\n  \nDeux."))
                .containsExactly(paragraph("Un. Encore un."), paragraph("Deux."));
    }

    @Test
    void linesThatBeginWithAHyphenMakeAList() {
        assertThat(TextBlock.of("- un\n- deux, trois")).containsExactly(list("un", "deux, trois"));
    }

    @Test
    void aListMayFollowItsSentence() {
        assertThat(TextBlock.of("Apportez :\n- la carte\n- la photo\n\nVenez."))
                .containsExactly(
                        paragraph("Apportez\u00A0:"),
                        list("la carte", "la photo"),
                        paragraph("Venez."));
    }

    @Test
    void aHyphenInsideIsNoItem() {
        assertThat(TextBlock.of("Saint-Denis - ou -presque"))
                .containsExactly(paragraph("Saint-Denis - ou -presque"));
    }

    @Test
    void spacesAreThoseOfFrenchTypography() {
        assertThat(TextBlock.of("« Oui » ?"))
                .containsExactly(paragraph("«\u00A0Oui\u00A0»\u202F?"));
    }

    @Test
    void nothingMakesNothing() {
        assertThat(TextBlock.of(null)).isEmpty();
        assertThat(TextBlock.of("")).isEmpty();
        assertThat(TextBlock.of(" \n\n ")).isEmpty();
    }
}
