package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("AGT-1")
class SavedViewTest {

    private static SavedView named(String name) {
        return new SavedView(7, name, QueueView.LATE, "", "dur", QueueSort.NEWEST, Instant.EPOCH);
    }

    private static void assertRefused(String messageKey, String name) {
        assertThatThrownBy(() -> named(name))
                .asInstanceOf(type(DomainException.class))
                .extracting(DomainException::messageKey)
                .isEqualTo(messageKey);
    }

    @Test
    void aNameIsKeptWithoutSpacesAroundIt() {
        assertThat(named(" \u00A0Actes \t en\nretard ").name()).isEqualTo("Actes en retard");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\t\u00A0\u2003\n", "\u0000"})
    void aNameIsDemanded(String name) {
        assertRefused("request.savedView.nameMissing", name);
    }

    @Test
    void aNameHasSixtyCharactersAtTheMost() {
        assertThat(named("é".repeat(60)).name()).hasSize(60);
        assertThat(named("😀".repeat(60)).name()).as("as PostgreSQL counts").hasSize(120);
        assertRefused("request.savedView.nameTooLong", "é".repeat(61));
    }

    @Test
    void aRefusedNameLeavesTheOldOne() {
        SavedView view = named("Actes");
        assertThatThrownBy(() -> view.rename(" ")).isInstanceOf(DomainException.class);
        assertThat(view.name()).isEqualTo("Actes");
        view.rename("Actes en retard");
        assertThat(view.name()).isEqualTo("Actes en retard");
    }
}
