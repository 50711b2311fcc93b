package fr.parvis.billing.paybox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose answers are believed: the environment says so. Without a key nobody is, and nothing is paid
 * online; Paybox's published key is that of its documentation and of the test platform, and is
 * believed beside the others only where payments of the test platform count.
 */
@ApplicationScoped
public class PayboxTrust {

    /** From where Paybox sends its notifications. */
    static final String ADDRESSES =
            "194.2.122.158,194.2.122.190,195.25.7.166,195.25.67.22,62.161.13.193,62.161.15.193";

    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", Pattern.DOTALL);

    /** Public keys as PEM, one after the other. */
    @Inject
    @ConfigProperty(name = "parvis.paybox.public-keys")
    Optional<String> publicKeys;

    /** Addresses with commas between them. They alone prove nothing: the signature does. */
    @Inject
    @ConfigProperty(name = "parvis.paybox.sources", defaultValue = ADDRESSES)
    String sources;

    /** Whether payments of the test platform count: nowhere but in a demonstration. */
    @Inject
    @ConfigProperty(name = "parvis.paybox.test", defaultValue = "false")
    boolean test;

    private PayboxSignature keys;
    private Set<String> addresses;

    /** The keys that may have signed. */
    public synchronized PayboxSignature keys() {
        if (keys == null) {
            keys = read();
        }
        return keys;
    }

    private PayboxSignature read() {
        var believed = new ArrayList<>(pems(publicKeys.orElse("")));
        if (publicKeys.isPresent() && believed.isEmpty()) {
            throw new IllegalArgumentException("PARVIS_PAYBOX_PUBLIC_KEYS has no public key in it");
        }
        if (test) {
            believed.add(PayboxSignature.PUBLISHED_KEY);
        }
        return believed.isEmpty() ? PayboxSignature.NOBODY : PayboxSignature.of(believed);
    }

    /** Whether an answer can be believed at all. */
    public boolean anybody() {
        return keys() != PayboxSignature.NOBODY;
    }

    private static List<String> pems(String text) {
        return PEM.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Whether notifications come from there. */
    public synchronized boolean knows(String source) {
        if (addresses == null) {
            addresses =
                    Stream.of(sources.split(",")).map(String::strip).collect(Collectors.toSet());
        }
        return addresses.contains(source);
    }

    public boolean takesTests() {
        return test;
    }
}
