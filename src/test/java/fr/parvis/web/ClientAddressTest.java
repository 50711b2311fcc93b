package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private static String of(String proxies, String remote, String forwarded) {
        var address = new ClientAddress();
        address.proxies = Optional.ofNullable(proxies);
        return address.of(
                (HttpServletRequest)
                        Proxy.newProxyInstance(
                                ClientAddressTest.class.getClassLoader(),
                                new Class<?>[] {HttpServletRequest.class},
                                (self, method, arguments) ->
                                        switch (method.getName()) {
                                            case "getRemoteAddr" -> remote;
                                            case "getHeader" -> forwarded;
                                            default ->
                                                    throw new UnsupportedOperationException(
                                                            method.getName());
                                        }));
    }

    @ParameterizedTest
    @CsvSource({
        // nobody is trusted: the header is anybody's word
        ", 192.0.2.7, 203.0.113.9, 192.0.2.7",
        "'10.0.0.1', 192.0.2.7, 203.0.113.9, 192.0.2.7",
        "'10.0.0.1', 10.0.0.1, , 10.0.0.1",
        "'10.0.0.1', 10.0.0.1, 203.0.113.9, 203.0.113.9",
        // what the client wrote stands on the left
        "'10.0.0.1', 10.0.0.1, '198.51.100.1, 203.0.113.9', 203.0.113.9",
        "'10.0.0.1, 10.0.0.2', 10.0.0.1, '198.51.100.1, 203.0.113.9, 10.0.0.2', 203.0.113.9",
        "'10.0.0.1', 10.0.0.1, 'evil.example', 10.0.0.1",
        "'10.0.0.1', 10.0.0.1, '203.0.113.9, unknown', 10.0.0.1",
        "'10.0.0.1', 10.0.0.1, '', 10.0.0.1",
        "'10.0.0.1', 10.0.0.1, ',', 10.0.0.1",
        "'10.0.0.1', 10.0.0.1, '[2001:db8:0:1:2:3:4:5]', 2001:db8:0:1:0:0:0:0/64",
        ", fe80::1%eth0, , fe80:0:0:0:0:0:0:0/64",
        ", ::ffff:192.0.2.7, , 192.0.2.7",
    })
    @Feature("ACC-8")
    void isTheLastAddressThatATrustedProxyHeardFrom(
            String proxies, String remote, String forwarded, String expected) {
        assertThat(of(proxies, remote, forwarded)).isEqualTo(expected);
    }

    @Property
    @Feature("ACC-8")
    void aHouseholdIsOneWhateverAddressOfItsNetworkItUses(
            @ForAll int network, @ForAll long one, @ForAll long other) {
        String prefix = "2001:db8:%x:%x:".formatted(network >>> 16, network & 0xffff);
        assertThat(of(null, prefix + groups(one), null))
                .isEqualTo(of(null, prefix + groups(other), null))
                .endsWith("/64")
                .isNotEqualTo(
                        of(
                                null,
                                "2001:db8:%x:%x:%s"
                                        .formatted(
                                                network >>> 16,
                                                (network & 0xffff) ^ 1,
                                                groups(one)),
                                null));
    }

    private static String groups(long bits) {
        return "%x:%x:%x:%x"
                .formatted(bits >>> 48, bits >>> 32 & 0xffff, bits >>> 16 & 0xffff, bits & 0xffff);
    }

    @Property
    void anyHeaderLeavesAnAddress(@ForAll String forwarded) {
        assertThat(of("10.0.0.1", "10.0.0.1", forwarded)).matches("[0-9a-f.:]+(/64)?");
    }
}
