package fr.parvis.account.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nulabinc.zxcvbn.Zxcvbn;
import fr.parvis.form.entity.FieldProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords are accepted: long enough, and not one of those that are guessed first, whatever
 * signs it has (what the CNIL's recommendation of 2022 asks for, counted as guesses).
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Out of 4: "safely unguessable" by somebody who tries them at the sign-in page. */
    private static final int LEAST_SCORE = 3;

    /** More would take zxcvbn long, and is strong anyway. */
    private static final int LONGEST_MEASURED = 60;

    private static final Zxcvbn MEASURE = new Zxcvbn();

    private static final List<String> COMMON = common();

    private PasswordRules() {}

    private static List<String> common() {
        try (var in =
                        PasswordRules.class.getResourceAsStream(
                                "/fr/parvis/account/common-words.txt");
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .flatMap(l -> Stream.of(l.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with a new password.
     *
     * @param known what somebody could guess from: names, mail
     */
    static Optional<FieldProblem> problem(String password, String again, List<String> known) {
        if (password.isEmpty()) {
            return said("account.password.missing");
        }
        if (password.length() < SHORTEST) {
            return said("account.password.short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            return said("account.password.long", LONGEST);
        }
        String start = password.substring(0, Math.min(password.length(), LONGEST_MEASURED));
        List<String> guessed = Stream.concat(COMMON.stream(), known.stream()).toList();
        if (MEASURE.measure(start, guessed).getScore() < LEAST_SCORE) {
            return said("account.password.weak");
        }
        if (!password.equals(again)) {
            return Optional.of(
                    FieldProblem.said("mot_de_passe_encore", "account.password.different"));
        }
        return Optional.empty();
    }

    private static Optional<FieldProblem> said(String key, Object... arguments) {
        return Optional.of(FieldProblem.said("mot_de_passe", key, arguments));
    }
}
