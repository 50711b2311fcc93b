package fr.parvis.account.entity;

import static fr.parvis.account.entity.AccountState.ACTIVE;
import static fr.parvis.account.entity.AccountState.AWAITING_AGENT;
import static fr.parvis.account.entity.AccountState.CLOSED;
import static fr.parvis.account.entity.AccountState.DOCUMENT_ASKED;
import static fr.parvis.account.entity.AccountState.MAIL_UNCONFIRMED;
import static fr.parvis.account.entity.AccountState.PREPARED;
import static fr.parvis.account.entity.AccountState.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountStateTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final Map<AccountState, Set<AccountState>> ALLOWED =
            Map.of(
                    MAIL_UNCONFIRMED, Set.of(AWAITING_AGENT, ACTIVE, CLOSED),
                    AWAITING_AGENT, Set.of(DOCUMENT_ASKED, ACTIVE, REFUSED, CLOSED),
                    DOCUMENT_ASKED, Set.of(AWAITING_AGENT, ACTIVE, REFUSED, CLOSED),
                    ACTIVE, Set.of(CLOSED),
                    REFUSED, Set.of(ACTIVE, CLOSED),
                    PREPARED, Set.of(ACTIVE, CLOSED),
                    CLOSED, Set.of());

    @Test
    @Feature({"ACC-4", "ACC-5"})
    void everyPairOfStates() {
        for (AccountState from : AccountState.values()) {
            for (AccountState to : AccountState.values()) {
                assertThat(from.mayBecome(to))
                        .as(from + " -> " + to)
                        .isEqualTo(ALLOWED.get(from).contains(to));
            }
        }
    }

    private static Account created() {
        return Account.created(
                "zoe",
                "zoe@example.org",
                new CivilIdentity("madame", "Petit", "Zoé"),
                new ContactDetails(),
                NOW);
    }

    @Test
    @Feature("ACC-5")
    void anAgentDecidesAfterTheMailIsConfirmed() {
        Account account = created();
        assertThatThrownBy(() -> account.activate("Camille", NOW))
                .isInstanceOf(DomainException.class);
        account.confirmMail(true, NOW);
        assertThat(account.state()).isEqualTo(AWAITING_AGENT);
        assertThat(account.enabled()).as("may sign in for public démarches").isTrue();
        account.askDocument("Camille", "Un justificatif de domicile", NOW);
        account.activate("Camille", NOW);
        assertThat(account.state()).isEqualTo(ACTIVE);
        assertThat(account.events())
                .extracting(AccountEvent::to)
                .containsExactly(MAIL_UNCONFIRMED, AWAITING_AGENT, DOCUMENT_ASKED, ACTIVE);
    }

    @Test
    @Feature("ACC-5")
    void aRefusalNeedsItsWordsAndKeepsTheOwnerOut() {
        Account account = created();
        account.confirmMail(true, NOW);
        assertThatThrownBy(() -> account.refuse("Camille", "  ", NOW))
                .isInstanceOf(DomainException.class);
        assertThat(account.state()).isEqualTo(AWAITING_AGENT);
        account.refuse("Camille", "Vous n’habitez pas la commune.", NOW);
        assertThat(account.enabled()).isFalse();
    }

    @Test
    @Feature({"ACC-4", "ACC-7"})
    void withoutAnAgentTheMailIsEnoughAndPreparedOnesNeverWait() {
        Account account = created();
        account.confirmMail(false, NOW);
        assertThat(account.state()).isEqualTo(ACTIVE);
        assertThatThrownBy(() -> account.confirmMail(false, NOW))
                .isInstanceOf(DomainException.class);

        Account prepared =
                Account.prepared(
                        "zoe",
                        "zoe@example.org",
                        new CivilIdentity("madame", "Petit", "Zoé"),
                        new ContactDetails(),
                        "Camille",
                        NOW);
        assertThat(prepared.enabled()).isFalse();
        prepared.confirmMail(true, NOW);
        assertThat(prepared.state()).isEqualTo(ACTIVE);
    }
}
