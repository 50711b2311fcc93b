package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From which network address a request comes, as rate limits count it. {@code X-Forwarded-For} is
 * believed from the proxies of {@code PARVIS_TRUSTED_PROXIES} (addresses, by comma) only: anybody
 * can send it. An IPv6 address is its network of 64 bits, because a household has all of that.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    @Inject
    @ConfigProperty(name = "parvis.trusted.proxies")
    Optional<String> proxies;

    /** The address, never a name: "192.0.2.7" or "2001:db8:0:1::/64". */
    public String of(HttpServletRequest request) {
        List<String> trusted =
                proxies.stream()
                        .flatMap(p -> Arrays.stream(p.split(",")))
                        .map(String::strip)
                        .toList();
        String address = bare(request.getRemoteAddr());
        String forwarded = request.getHeader(FORWARDED);
        if (forwarded != null) {
            // from the right: each proxy adds whom it heard from, the left is as the client sent it
            String[] path = forwarded.split(",");
            for (int i = path.length - 1; i >= 0 && trusted.contains(address); i--) {
                String before = bare(path[i].strip());
                if (!InetAddressValidator.getInstance().isValid(before)) {
                    break;
                }
                address = before;
            }
        }
        return network(address);
    }

    /** Without brackets and zone: "[::1]", "fe80::1%eth0". */
    private static String bare(String address) {
        return address.replaceAll("[\\[\\]]|%.*", "");
    }

    private static String network(String address) {
        if (!InetAddressValidator.getInstance().isValid(address)) {
            return address;
        }
        try {
            // asks no name server: it is an address
            InetAddress parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address)) {
                return parsed.getHostAddress();
            }
            byte[] network = Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES * 2);
            Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
