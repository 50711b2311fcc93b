package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.service.FilingAccess.Lack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may file which démarche: open ones, padlocks, padlocks for families. */
@Feature({"PRO-1", "ACC-5"})
class FilingAccessTest {

    private static final DraftOwner BROWSER = DraftOwner.browser(SecretToken.create());
    private static final DraftOwner WAITING = new DraftOwner(7L, true, null);
    private static final DraftOwner ACTIVE = new DraftOwner(7L, false, null);

    private final ShippedTown town = ShippedTown.named("demo");
    private final FilingAccess access = new FilingAccess();

    @BeforeEach
    void inTheDemonstration() {
        access.town = town.settings();
    }

    @ParameterizedTest
    @CsvSource({
        "acte-de-naissance,          NOTHING, NOTHING,    NOTHING",
        // open to everybody, although its theme is for families
        "petite-enfance,             NOTHING, NOTHING,    NOTHING",
        "ecole-de-danse,             ACCOUNT, NOTHING,    NOTHING",
        "changement-de-coordonnees,  ACCOUNT, ACTIVATION, NOTHING"
    })
    void everyCase(String slug, Lack browser, Lack waiting, Lack active) {
        Procedure procedure = town.procedure(slug);
        assertThat(access.lack(procedure, BROWSER)).isEqualTo(browser);
        assertThat(access.lack(procedure, WAITING)).isEqualTo(waiting);
        assertThat(access.lack(procedure, ACTIVE)).isEqualTo(active);
    }

    @Test
    void whatIsLackingOrElsewhereIsNotFiled() {
        Procedure family = town.procedure("changement-de-coordonnees");
        access.demand(family, ACTIVE);
        assertThatThrownBy(() -> access.demand(family, WAITING))
                .isInstanceOf(NotFoundException.class);
        Procedure elsewhere =
                town.procedures().stream()
                        .filter(Procedure::opensElsewhere)
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() -> access.demand(elsewhere, ACTIVE))
                .isInstanceOf(NotFoundException.class);
    }
}
