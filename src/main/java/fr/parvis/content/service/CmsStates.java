package fr.parvis.content.service;

import fr.parvis.account.entity.Account;
import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsProblem;
import fr.parvis.content.cms.CmsReader;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.entity.CmsSource;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** When each site is read, how that went, and what staff are told of it. */
@ApplicationScoped
public class CmsStates {

    @Inject CmsRepository repository;
    @Inject CmsConfiguration configuration;
    @Inject Clock clock;

    /**
     * A site as staff see it.
     *
     * @param state null before the first pass
     * @param items how many of its posts are to be read in the portal
     */
    public record Shown(CmsSettings.Source source, CmsSource state, long items) {}

    @Transactional
    public List<Shown> all(Account editor) {
        check(editor);
        List<CmsSource> states = repository.sources();
        return configuration.settings().sources().stream()
                .map(
                        s ->
                                new Shown(
                                        s,
                                        states.stream()
                                                .filter(t -> t.id().equals(s.id()))
                                                .findFirst()
                                                .orElse(null),
                                        repository.published(s.id())))
                .toList();
    }

    /** "Relire maintenant". */
    @Transactional
    public void readNow(String source, Account editor) {
        check(editor);
        changed(source);
    }

    /**
     * A site says that something changed: the next pass begins at once.
     *
     * @throws NotFoundException when there is no such source
     */
    @Transactional
    public void changed(String source) {
        if (configuration.settings().source(source).isEmpty()) {
            throw new NotFoundException("source " + source);
        }
        repository.due(source, clock.instant());
    }

    private static void check(Account editor) {
        if (!editor.rights().editsContent()) {
            throw new NotFoundException("sites");
        }
    }

    @Transactional
    void begin() {
        configuration.settings().sources().forEach(s -> repository.begin(s.id(), clock.instant()));
    }

    @Transactional
    boolean claim(String source, Duration period) {
        return repository.claim(source, clock.instant(), clock.instant().plus(period));
    }

    @Transactional
    void succeeded(String source, CmsReader.News read, boolean whole, List<String> refused) {
        repository
                .source(source)
                .succeeded(read.tag(), read.date(), whole, refused, clock.instant());
    }

    /**
     * A site has nothing at all any more.
     *
     * @param period between two passes
     * @return whether that is believed
     */
    @Transactional
    boolean emptied(String source, CmsProblem problem, Duration period) {
        return repository
                .source(source)
                .emptied(problem.kind().key(), problem.getMessage(), period, clock.instant());
    }

    @Transactional
    void failed(String source, String problem, String detail) {
        repository.source(source).failed(problem, detail, clock.instant());
    }
}
