package fr.parvis.notification.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.kernel.Feature;
import fr.parvis.notification.entity.OutboxMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("APT-4")
class SmsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BODY = "{\"messages\":[{\"to\":\"{to}\",\"text\":\"{text}\"}]}";

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, +33612345678",
        "07.56.78.90.12, +33756789012",
        "+33 6 12 34 56 78, +33612345678",
        "0692 12 34 56, +262692123456",
        "+32 470 12 34 56, +32470123456"
    })
    void mobilesAreCalledFromAnywhere(String typed, String number) {
        assertThat(Sms.mobile(typed)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 34 25 42 00", "09 72 12 34 56", "3639", "06 12 34", "rien", " "})
    void otherPhonesAreWrittenNothing(String typed) {
        assertThat(Sms.mobile(typed)).isEmpty();
    }

    @Test
    void typographyDoesNotMakeAMessageTwoMessages() {
        var sms = new Sms("+33612345678", "", "L’été à 9 h 30 : reçu, la fête de l’œuvre");
        assertThat(sms.text()).isEqualTo("L'été à 9 h 30 : recu, la fete de l'oeuvre");
    }

    @Property(tries = 200)
    void noTextLeavesItsPlace(@ForAll String text) throws IOException {
        JsonNode sent =
                MAPPER.readTree(
                        SmsGateway.filled(BODY, Map.of("{to}", "+33612345678", "{text}", text)));
        assertThat(sent.size()).isEqualTo(1);
        assertThat(sent.at("/messages/0/to").asText()).isEqualTo("+33612345678");
        assertThat(sent.at("/messages/0").size()).isEqualTo(2);
        assertThat(sent.at("/messages/0/text").isTextual()).isTrue();
    }

    @Test
    void theOperatorGetsTheMessageAndItsSecret() throws IOException {
        List<String> got = new ArrayList<>();
        HttpServer operator =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        operator.createContext(
                "/",
                exchange -> {
                    got.add(exchange.getRequestHeaders().getFirst("Api-Key"));
                    got.add(new String(exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(got.size() > 2 ? 503 : 201, -1);
                    exchange.close();
                });
        operator.start();
        try {
            var gateway = new SmsGateway();
            gateway.url = Optional.of("http://127.0.0.1:" + operator.getAddress().getPort() + "/");
            gateway.header = Optional.of("api-key: secret");
            gateway.sender = "MAIRIE";
            gateway.body = "{\"recipient\":\"{to}\",\"sender\":\"{from}\",\"content\":\"{text}\"}";
            gateway.send("+33612345678", "Bonjour \"vous\"", "r1");
            assertThat(got.get(0)).isEqualTo("secret");
            assertThat(MAPPER.readTree(got.get(1)))
                    .isEqualTo(
                            MAPPER.readTree(
                                    "{\"recipient\":\"+33612345678\",\"sender\":\"MAIRIE\","
                                            + "\"content\":\"Bonjour \\\"vous\\\"\"}"));
            assertThatThrownBy(() -> gateway.send("+33612345678", "Bonjour", "r2"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("503");
        } finally {
            operator.stop(0);
        }
    }

    @Test
    void administratorsSeeTwoDigitsOfANumber() {
        assertThat(OutboxMessage.masked("+33612345678")).isEqualTo("•••78");
    }
}
