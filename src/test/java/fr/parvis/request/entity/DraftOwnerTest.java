package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import org.junit.jupiter.api.Test;

@Feature("REQ-3")
class DraftOwnerTest {

    @Test
    void aBrowserOwnsByTheHashOfItsSecret() {
        String secret = SecretToken.create();
        DraftOwner owner = DraftOwner.browser(secret);
        assertThat(owner.browser()).isEqualTo(SecretToken.hash(secret)).isNotEqualTo(secret);
        assertThat(owner.signedIn()).isFalse();
        assertThat(owner.nobody()).isFalse();
    }

    @Test
    void whatCannotBeASecretOwnsNothing() {
        for (String forged : new String[] {null, "", "x", "' or 1=1"}) {
            DraftOwner nobody = DraftOwner.browser(forged);
            assertThat(nobody.nobody()).isTrue();
            assertThat(nobody.browserOrNone()).isEmpty();
            assertThat(nobody.accountOrNone()).isNegative();
        }
    }

    @Test
    void anAccountIsSomebodyAlsoInABrowserWithoutCookie() {
        var owner = new DraftOwner(7L, false, null);
        assertThat(owner.signedIn()).isTrue();
        assertThat(owner.nobody()).isFalse();
    }
}
