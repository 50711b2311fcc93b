package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.kernel.Feature;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which messages of the town's site are believed. */
class CmsHookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String BODY = "{\"id\":\"12\",\"event\":\"gone\"}";

    private static CmsHook hook(Optional<String> secret) throws Exception {
        var configuration = new CmsConfiguration();
        Field field = CmsConfiguration.class.getDeclaredField("hookSecret");
        field.setAccessible(true);
        field.set(configuration, secret);
        var hook = new CmsHook();
        hook.configuration = configuration;
        hook.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return hook;
    }

    private static String at(long seconds) {
        return String.valueOf(NOW.getEpochSecond() + seconds);
    }

    @Test
    @Feature("CMS-1")
    void onlySignedAndRecentOnesAre() throws Exception {
        CmsHook hook = hook(Optional.of("phrase"));
        String good = CmsHook.sign("phrase", at(0), BODY);
        assertThat(hook.signed(at(0), BODY, good)).isTrue();
        assertThat(hook.signed(at(-299), BODY, CmsHook.sign("phrase", at(-299), BODY))).isTrue();

        assertThat(hook.signed(at(-301), BODY, CmsHook.sign("phrase", at(-301), BODY))).isFalse();
        assertThat(hook.signed(at(301), BODY, CmsHook.sign("phrase", at(301), BODY))).isFalse();
        assertThat(hook.signed(at(1), BODY, good)).isFalse();
        assertThat(hook.signed(at(0), BODY + " ", good)).isFalse();
        assertThat(hook.signed(at(0), BODY, CmsHook.sign("autre", at(0), BODY))).isFalse();
        assertThat(hook.signed(null, BODY, good)).isFalse();
        assertThat(hook.signed(at(0), BODY, null)).isFalse();
        assertThat(hook.signed("-1", BODY, good)).isFalse();
        assertThat(hook(Optional.empty()).signed(at(0), BODY, good)).isFalse();
    }
}
