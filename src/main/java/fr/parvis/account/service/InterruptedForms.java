package fr.parvis.account.service;

import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forms that were sent when their session had just ended. Nothing of them is done; the texts wait a
 * few hours for the same person on the same page. Whose they are says the session that ended: a
 * visitor without one leaves nothing here.
 */
@ApplicationScoped
public class InterruptedForms {

    /** So long an ended session is known, and a text kept. */
    static final Duration LIFE = Duration.ofHours(12);

    /** Shorter answers are quickly typed again. */
    private static final int SHORTEST = 20;

    private static final int LONGEST = 8000;
    private static final Pattern WORDS = Pattern.compile("\\S+\\s+\\S", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    @Inject AccountRepository accounts;
    @Inject InterruptedFormRepository forms;
    @Inject Clock clock;

    /**
     * Keeps the texts of a form.
     *
     * @param token cookie of the session that ended
     * @param path of the page below the portal's root
     * @param sent names and values; passwords are passed over
     */
    @Transactional
    public void keep(String token, String path, Map<String, String[]> sent) {
        String content = texts(sent);
        if (content.isEmpty() || !SecretToken.looksLike(token)) {
            return;
        }
        accounts.session(SecretToken.hash(token))
                .map(SignInSession::account)
                .ifPresent(a -> forms.keep(a.id(), path, content, clock.instant()));
    }

    /** What was typed on this page; empty when nothing was, or it is long ago. */
    @Transactional
    public Optional<String> find(long accountId, String path) {
        return forms.find(accountId, path, clock.instant().minus(LIFE));
    }

    @Transactional
    public void forgetOld() {
        forms.removeBefore(clock.instant().minus(LIFE));
    }

    static String texts(Map<String, String[]> sent) {
        String all =
                sent.entrySet().stream()
                        .filter(e -> !e.getKey().contains("passe"))
                        .flatMap(e -> Stream.of(e.getValue()))
                        .map(v -> CONTROL.matcher(v.replace("\r\n", "\n")).replaceAll("").strip())
                        .filter(v -> v.length() >= SHORTEST && WORDS.matcher(v).find())
                        .collect(Collectors.joining("\n\n"));
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }
}
