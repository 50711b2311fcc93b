package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lea.durand@example.fr",
                "lea+ville@exemple.paris",
                "o'neil@example.org",
                "accueil@valmont-sur-oise.example",
                "agent@mairie.test",
                "éloïse@exemple.fr",
                "lea@été.fr"
            })
    void whatIsWellFormedIsTaken(String address) {
        assertThat(MailAddress.wellFormed(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lea",
                "lea@",
                "@example.fr",
                "lea@example",
                "lea@localhost",
                "lea@orange.ff",
                "lea durand@example.fr",
                "lea@example.fr\nBcc: tous@example.fr",
                "lea@@example.fr",
                "lea@example..fr"
            })
    void whatIsNotIsRefused(String typed) {
        assertThat(MailAddress.wellFormed(typed)).isFalse();
    }

    @Test
    void itIsNotEndless() {
        String label = "a".repeat(60) + ".";
        assertThat(MailAddress.wellFormed("lea@" + label.repeat(5) + "fr")).isFalse();
    }
}
