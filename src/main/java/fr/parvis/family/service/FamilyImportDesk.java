package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.kernel.CsvText;
import fr.parvis.security.service.SoftwareKeyList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How agents of families bring a file, whatever its lines are about: sent, seen as it would be
 * imported, imported. And who may exchange families at all: these agents, and software with a key.
 */
@ApplicationScoped
public class FamilyImportDesk {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    /** What a key of software has to be for. */
    private static final String SCOPE = "familles";

    @Inject FamilyImportFiles files;
    @Inject MemberRepository members;
    @Inject FamilyRight right;
    @Inject Clock clock;

    /** As {@link SoftwareKeyList} reads them, for "familles". */
    @Inject
    @ConfigProperty(name = "parvis.family.import-keys")
    Optional<String> keys;

    /** What deals with the lines of a text. */
    @FunctionalInterface
    public interface Course {

        /**
         * @param trial whether nothing is to be written
         * @param by who brings it, as histories name it
         */
        FamilyReport run(String text, boolean trial, String by);
    }

    /**
     * A file before an agent.
     *
     * @param report what became of it, or would become
     */
    public record Opened(FamilyImport file, FamilyReport report) {}

    /** Within the running transaction: files are imported one after the other. */
    @Transactional(TxType.MANDATORY)
    public void oneImportAtATime() {
        members.oneImportAtATime();
    }

    /** The name of the software whose key it is; empty when it is none. */
    public Optional<String> software(String authorization) {
        return SoftwareKeyList.holder(keys.orElse(""), SCOPE, authorization);
    }

    /** Notes that software takes all of it. */
    public void exported(String software, String what) {
        exports("software " + software, what);
    }

    /**
     * The same for an agent.
     *
     * @throws fr.parvis.kernel.NotFoundException for whoever does not look after families
     */
    public void exported(Account agent, String what) {
        right.require(agent);
        exports("agent " + agent.id(), what);
    }

    private static void exports(String who, String what) {
        SECURITY.log(Level.INFO, "{0} exported {1}", new Object[] {who, what});
    }

    /**
     * Keeps a file until it is imported.
     *
     * @param text of which it is known that it can be read
     * @return its id
     */
    @Transactional(TxType.NEVER)
    public long upload(Account agent, FamilyImport.Kind kind, String fileName, String text) {
        String name = right.require(agent);
        String usual = kind == FamilyImport.Kind.HOUSEHOLDS ? "familles.csv" : "inscriptions.csv";
        long id =
                files.keep(
                        new FamilyImport(
                                kind,
                                CsvText.fileName(fileName, usual),
                                text,
                                name,
                                clock.instant()));
        log(agent, "uploaded", id);
        return id;
    }

    public List<FamilyImport> recent(Account agent, FamilyImport.Kind kind) {
        right.require(agent);
        return files.recent(kind);
    }

    @Transactional(TxType.NEVER)
    public Opened open(Account agent, FamilyImport.Kind kind, long id, Course course) {
        String name = right.require(agent);
        FamilyImport file = files.get(kind, id);
        return new Opened(
                file, file.done() ? file.report() : course.run(file.content(), true, name));
    }

    /** Imports the good lines. What breaks off may be begun again. */
    @Transactional(TxType.NEVER)
    public void run(Account agent, FamilyImport.Kind kind, long id, Course course) {
        String name = right.require(agent);
        FamilyImport file = files.get(kind, id);
        if (!file.done()) {
            files.finish(id, course.run(file.content(), false, name));
            log(agent, "imported", id);
        }
    }

    private static void log(Account agent, String what, long id) {
        SECURITY.log(
                Level.INFO, "agent {0} {1} family import {2}", new Object[] {agent.id(), what, id});
    }
}
