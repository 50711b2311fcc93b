package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentTextTest {

    private final SentText sent = new SentText();

    SentTextTest() {
        Map<String, String[]> values = Map.of("nom", new String[] {" L\0éa ", "\0"});
        sent.request =
                (HttpServletRequest)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {HttpServletRequest.class},
                                (proxy, method, arguments) -> {
                                    String[] found = values.get((String) arguments[0]);
                                    return found == null || method.getName().endsWith("Values")
                                            ? found
                                            : found[0];
                                });
    }

    @Test
    void theSignThatNoTextOfTheDatabaseTakesIsDropped() {
        assertThat(sent.of("nom")).isEqualTo(" Léa ");
        assertThat(sent.stripped("nom")).isEqualTo("Léa");
        assertThat(sent.all("nom")).containsExactly(" Léa ", "");
    }

    @Test
    void whatWasNotSentIsNothing() {
        assertThat(sent.of("prenom")).isEmpty();
        assertThat(sent.all("prenom")).isEmpty();
        assertThat(sent.has("prenom")).isFalse();
        assertThat(sent.has("nom")).isTrue();
    }
}
