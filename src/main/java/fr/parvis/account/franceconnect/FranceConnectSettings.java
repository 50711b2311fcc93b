package fr.parvis.account.franceconnect;

import fr.parvis.town.ConfigurationFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How the portal is registered at FranceConnect.
 *
 * @param address of FranceConnect, below which its configuration stands; also its issuer
 * @param secret of the client; "" when the environment gives none
 * @param scopes without {@code openid}
 * @param signature the one algorithm that tokens may be signed with: ES256 or RS256
 */
public record FranceConnectSettings(
        URI address, String clientId, String secret, List<String> scopes, String signature) {

    private static final List<String> ALL =
            List.of("identite_pivot", "preferred_username", "email");

    public FranceConnectSettings {
        scopes = scopes == null ? ALL : List.copyOf(scopes);
        signature = signature == null ? "ES256" : signature;
    }

    /** What stands in the file, which never holds the secret. */
    private record Registered(
            URI address, String clientId, List<String> scopes, String signature) {}

    /**
     * @throws fr.parvis.town.ConfigurationException when the file is mistaken
     */
    public static FranceConnectSettings read(Path file) {
        Registered read =
                ConfigurationFile.read(file, "franceconnect.schema.json").as(Registered.class);
        return new FranceConnectSettings(
                read.address(), read.clientId(), "", read.scopes(), read.signature());
    }

    /** The same with what the environment says; what is null stays. */
    FranceConnectSettings with(String newAddress, String newClientId, String newSecret) {
        return new FranceConnectSettings(
                newAddress == null ? address : URI.create(newAddress),
                newClientId == null ? clientId : newClientId,
                newSecret == null ? secret : newSecret,
                scopes,
                signature);
    }

    /** Scheme, host and port, as a security policy names them. */
    public String origin() {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** The record's own text would show the secret in a log. */
    @Override
    public String toString() {
        return "FranceConnect at " + address + " as " + clientId;
    }
}
