package fr.parvis.account.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Slow, salted hashes of passwords: Argon2id with the parameters that OWASP advises (19 MiB, 2
 * passes, 1 lane), in the usual PHC form so that they may be changed later.
 */
public final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private Passwords() {}

    public static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        base64.encodeToString(salt),
                        base64.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES)));
    }

    /**
     * @param hash as {@link #hash} made it, with the parameters of its time
     */
    public static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            return false;
        }
        String[] parameters = parts[3].split(",");
        byte[] computed =
                argon2(
                        password,
                        Base64.getDecoder().decode(parts[4]),
                        Integer.parseInt(parameters[0].substring(2)),
                        Integer.parseInt(parameters[1].substring(2)));
        return MessageDigest.isEqual(computed, Base64.getDecoder().decode(parts[5]));
    }

    /**
     * Whether the hash was made at a lower cost than today's: it is renewed at the next sign-in.
     */
    public static boolean outdated(String hash) {
        String[] parts = hash.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            return true;
        }
        String[] parameters = parts[3].split(",");
        return Integer.parseInt(parameters[0].substring(2)) < MEMORY_KIB
                || Integer.parseInt(parameters[1].substring(2)) < PASSES;
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withSalt(salt)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(1)
                        .build());
        byte[] result = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
        return result;
    }
}
