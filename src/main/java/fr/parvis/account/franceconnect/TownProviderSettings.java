package fr.parvis.account.franceconnect;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parvis.town.ConfigurationFile;
import java.net.URI;
import java.nio.file.Path;

/**
 * How the portal is registered at the town's own OpenID Connect provider, by which staff may sign
 * in.
 *
 * @param name what the button calls it
 * @param address below which its configuration stands; also its issuer
 * @param secret of the client; "" when the environment gives none
 * @param signature the one algorithm that its tokens may be signed with
 * @param authentication how the portal proves to be the client
 */
public record TownProviderSettings(
        String name,
        URI address,
        String clientId,
        String secret,
        String signature,
        Authentication authentication) {

    /** The two ways that every provider knows. */
    public enum Authentication {
        @JsonProperty("client_secret_basic")
        BASIC,
        @JsonProperty("client_secret_post")
        POST
    }

    public TownProviderSettings {
        secret = secret == null ? "" : secret;
        signature = signature == null ? "RS256" : signature;
        authentication = authentication == null ? Authentication.BASIC : authentication;
    }

    /**
     * @throws fr.parvis.town.ConfigurationException when the file is mistaken
     */
    public static TownProviderSettings read(Path file) {
        return ConfigurationFile.read(file, "staff-openid.schema.json")
                .as(TownProviderSettings.class);
    }

    /** The same with what the environment says; what is null stays. */
    TownProviderSettings with(String newAddress, String newSecret) {
        return new TownProviderSettings(
                name,
                newAddress == null ? address : URI.create(newAddress),
                clientId,
                newSecret == null ? secret : newSecret,
                signature,
                authentication);
    }

    /** Scheme, host and port, as a security policy names them. */
    public String origin() {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** The record's own text would show the secret in a log. */
    @Override
    public String toString() {
        return name + " at " + address + " as " + clientId;
    }
}
