package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant FIRST = Instant.parse("2026-11-17T08:12:00Z");

    private final Account account = active();

    /** A space in use. */
    static Account active() {
        Account account =
                Account.created(
                        "claire",
                        "claire@example.org",
                        new CivilIdentity("madame", "Moreau", "Claire"),
                        new ContactDetails(),
                        FIRST);
        account.confirmMail(false, FIRST);
        return account;
    }

    /** What only the database sets. */
    static void set(Account account, String field, Object value) {
        try {
            var found =
                    (field.equals("kind") ? Account.class : StaffMember.class)
                            .getDeclaredField(field);
            found.setAccessible(true);
            found.set(account, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mayUseOnlyTheRolesThatItHas() {
        set(
                account,
                "roles",
                Set.of(
                        new StaffRole(Role.AGENT, "etat-civil"),
                        new StaffRole(Role.AGENT, "voirie"),
                        new StaffRole(Role.REGIE, "")));
        assertThat(account.rights().mayUse(Role.AGENT)).isTrue();
        assertThat(account.rights().mayUse(Role.REGIE)).isTrue();
        assertThat(account.rights().mayUse(Role.ADMIN)).isFalse();
        assertThat(account.rights().mayUse(Role.COMMUNICATION)).isFalse();
    }

    @Test
    void instructsTheServicesOfItsAgentRolesOnly() {
        set(
                account,
                "roles",
                Set.of(new StaffRole(Role.AGENT, "etat-civil"), new StaffRole(Role.REGIE, "")));
        assertThat(account.rights().services()).containsExactly("etat-civil");
        assertThat(new Account().rights().services()).isEmpty();
    }

    @Test
    void isStaffOnlyByItsKind() {
        set(account, "kind", Account.Kind.CITIZEN);
        assertThat(account.staff()).isFalse();
        set(account, "kind", Account.Kind.STAFF);
        assertThat(account.staff()).isTrue();
    }

    @Test
    void isNamedAsOneSaysIt() {
        assertThat(account.displayName()).isEqualTo("Claire Moreau");
    }

    @Test
    void isEnabledUntilItIsDisabled() {
        assertThat(account.enabled()).isTrue();
        set(account, "disabledAt", FIRST);
        assertThat(account.enabled()).isFalse();
    }

    @Test
    void rolesAreTheSameWhenTheyNameTheSame() {
        assertThat(new StaffRole(Role.AGENT, "voirie"))
                .isEqualTo(new StaffRole(Role.AGENT, "voirie"))
                .hasSameHashCodeAs(new StaffRole(Role.AGENT, "voirie"))
                .isNotEqualTo(new StaffRole(Role.AGENT, "etat-civil"))
                .isNotEqualTo(new StaffRole(Role.REGIE, "voirie"));
    }

    @Test
    @Feature("ACC-16")
    void whatAnAdministratorChangesIsKeptWithWhoAndWhen() {
        Account agent =
                Account.ofStaff(
                        "c.petit",
                        "c.petit@ville.example",
                        new CivilIdentity(null, "Petit", "Camille"),
                        Set.of(new StaffRole(Role.AGENT, "voirie")),
                        "Admin",
                        FIRST);
        agent.confirmMail(true, FIRST);
        assertThat(agent.state()).as("staff wait for no agent").isEqualTo(AccountState.ACTIVE);
        agent.giveRoles(agent.rights().roles(), "Admin", FIRST);
        assertThat(agent.events()).as("nothing changed").hasSize(2);
        agent.giveRoles(Set.of(new StaffRole(Role.REGIE, "")), "Admin", FIRST);
        agent.disable("Admin", FIRST);
        assertThat(agent.enabled()).isFalse();
        assertThatThrownBy(() -> agent.disable("Admin", FIRST)).isInstanceOf(DomainException.class);
        agent.enable("Admin", FIRST);
        assertThat(agent.enabled()).isTrue();
        assertThatThrownBy(() -> agent.enable("Admin", FIRST)).isInstanceOf(DomainException.class);
        assertThat(agent.events())
                .extracting(AccountEvent::change)
                .containsExactly(
                        null,
                        null,
                        AccountEvent.Change.ROLES,
                        AccountEvent.Change.DISABLED,
                        AccountEvent.Change.ENABLED);
        assertThat(agent.events().get(2).reason()).isEqualTo("REGIE");
    }
}
