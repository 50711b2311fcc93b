package fr.parvis.billing.paybox;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.FormTargets;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Writes answers as Paybox does, with a key of its own, and a trust that believes them. */
public final class PayboxPrinter {

    private final KeyPair pair;

    public PayboxPrinter() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer with its signature; without a number of a transaction nothing was paid. */
    public String answer(long cents, String reference, String code, String transaction) {
        boolean paid = transaction != null;
        return sign(
                "Mt="
                        + cents
                        + "&Ref="
                        + reference
                        + (paid ? "&Auto=123456" : "")
                        + ("&Erreur=" + code + "&Appel=77&Trans=" + (paid ? transaction : "0")));
    }

    public String sign(String text) {
        try {
            var rsa = Signature.getInstance("SHA1withRSA");
            rsa.initSign(pair.getPrivate());
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            String signature = Base64.getEncoder().encodeToString(rsa.sign());
            return text + "&Sign=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Believes what this printer signs, from one address. */
    public PayboxTrust trust(String source) {
        var trust = new PayboxTrust();
        trust.publicKeys =
                Optional.of(
                        "-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(pair.getPublic().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n");
        trust.sources = source;
        return trust;
    }

    /** As the portal starts with these servers and settings of the environment. */
    public static PayboxConfiguration configuration(
            TownSettings town, PayboxTrust trust, String servers, Map<String, String> environment) {
        var configuration = new PayboxConfiguration();
        configuration.town = town;
        configuration.trust = trust;
        configuration.targets = new FormTargets();
        configuration.addresses = Optional.of(servers);
        configuration.config =
                (Config)
                        Proxy.newProxyInstance(
                                PayboxPrinter.class.getClassLoader(),
                                new Class<?>[] {Config.class},
                                (self, method, arguments) ->
                                        Optional.ofNullable(environment.get(arguments[0])));
        configuration.start(new PortalStarting());
        return configuration;
    }

    /** Where nobody pays by Paybox. */
    public PayboxGateway none(TownSettings town) {
        return gateway(
                configuration(town, trust("192.0.2.1"), "http://localhost:1", Map.of()),
                null,
                town,
                Clock.systemUTC());
    }

    /** As the portal sends people to it. */
    public PayboxGateway gateway(
            PayboxConfiguration configuration,
            PortalAddress portal,
            TownSettings town,
            Clock clock) {
        PayboxGateway gateway = gateway(configuration.trust);
        gateway.configuration = configuration;
        gateway.portal = portal;
        gateway.town = town;
        gateway.clock = clock;
        return gateway;
    }

    public PayboxGateway gateway(PayboxTrust trust) {
        var gateway = new PayboxGateway();
        gateway.trust = trust;
        return gateway;
    }
}
