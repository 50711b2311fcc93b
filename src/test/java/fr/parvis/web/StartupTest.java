package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartupTest {

    /** Versions in between were given out without it. */
    @Test
    void aMigrationThatComesAfterALaterNumberRuns() {
        assertThat(Startup.migrations(null).isOutOfOrder()).isTrue();
    }
}
