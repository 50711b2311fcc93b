package fr.parvis.account.service;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.SecretToken;
import fr.parvis.security.service.Throttle;
import fr.parvis.security.service.Throttle.Rule;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * "Clé d’activation" of the wizard: whoever is known to a service may type its key while creating a
 * space. It is checked there, and used when the space comes to life
 * (src/doc/decisions/0018-keys-imports-and-working-hours.md).
 */
@ApplicationScoped
public class KeyOfNewSpace {

    /** Never kept in a draft: whoever has it may join the household. */
    static final String FIELD = "cle_activation";

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final Duration HOUR = Duration.ofHours(1);

    static final Rule BY_DRAFT = new Rule("service-key-draft", 5, HOUR, HOUR, HOUR);

    /** A new draft costs nothing; an address may be that of a whole school. */
    static final Rule BY_ADDRESS = new Rule("service-key-address", 20, HOUR, HOUR, HOUR);

    @Inject ServiceKeyUse use;
    @Inject Throttle throttle;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** What the last step asks; nothing where no service gives keys. */
    List<Field> fields() {
        List<TownSettings.TownService> services = town.keyServices();
        if (services.isEmpty()) {
            return List.of();
        }
        TownSettings.TownService first = services.get(0);
        String known =
                services.size() == 1
                        ? Messages.text("account.key.wizard.one", first.name(), first.key())
                        : Messages.text(
                                "account.key.wizard.some",
                                services.stream()
                                        .map(TownSettings.TownService::name)
                                        .collect(Collectors.joining(", ")));
        return AccountForms.WIZARD_KEY.stream()
                .map(f -> f.kind().asks() ? f : f.saying(known))
                .toList();
    }

    /**
     * What is wrong with a key that was typed; nothing is used yet. Not one transaction: counts
     * stay.
     *
     * @param owner secret of the draft
     * @param address from which it comes
     * @param answers of the wizard: who it is, for an agent
     */
    @Transactional(TxType.NEVER)
    public Optional<FieldProblem> problem(String owner, String address, Answers answers) {
        String typed = answers.text(FIELD);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String draft = SecretToken.hash(owner);
        if (throttle.take(BY_DRAFT, draft).isPresent()) {
            return later(BY_DRAFT, draft);
        }
        if (throttle.take(BY_ADDRESS, address).isPresent()) {
            throttle.giveBack(BY_DRAFT, draft);
            return later(BY_ADDRESS, address);
        }
        if (AccessKey.read(typed).filter(use::works).isPresent()) {
            throttle.giveBack(BY_DRAFT, draft);
            throttle.giveBack(BY_ADDRESS, address);
            return Optional.empty();
        }
        SECURITY.log(Level.WARNING, "wrong service key in a draft from {0}", address);
        if (throttle.closedUntil(BY_DRAFT, draft).isPresent()) {
            use.tell(draft, answers.text("prenoms") + " " + answers.text("nom"));
            return later(BY_DRAFT, draft);
        }
        return Optional.of(FieldProblem.said(FIELD, "account.key.unknown"));
    }

    private Optional<FieldProblem> later(Rule rule, String key) {
        Instant until = throttle.closedUntil(rule, key).orElseGet(clock::instant);
        return Optional.of(
                FieldProblem.said(
                        FIELD,
                        "account.key.wizard.later",
                        FrenchText.hour(
                                until.plusSeconds(59).atZone(clock.getZone()).toLocalTime())));
    }

    /** Keeps the key for the day on which the space comes to life. */
    void await(Account account, Answers typed) {
        AccessKey.read(typed.text(FIELD)).ifPresent(key -> use.await(account.id(), key));
    }
}
