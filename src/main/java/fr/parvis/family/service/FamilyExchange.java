package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.entity.FamilyImport.Kind;
import fr.parvis.family.entity.FamilyReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Import and export of households and members: by an agent, who sees first what would happen, or by
 * business software with a key of its own.
 */
@ApplicationScoped
public class FamilyExchange {

    private static final String WHAT = "households";

    @Inject FamilyImports imports;
    @Inject FamilyImportDesk desk;
    @Inject FamilyExportRepository exports;

    /** The name of the software whose key it is; empty when it is none. */
    public Optional<String> software(String authorization) {
        return desk.software(authorization);
    }

    /** What software brings. */
    @Transactional(TxType.NEVER)
    public FamilyReport take(String software, byte[] bytes, boolean trial) {
        return imports.run(FamilyFile.decode(bytes), trial, software);
    }

    /**
     * Keeps a file until it is imported.
     *
     * @return its id
     * @throws fr.parvis.kernel.DomainException when it cannot be read
     */
    @Transactional(TxType.NEVER)
    public long upload(Account agent, String fileName, byte[] bytes) {
        String text = FamilyFile.decode(bytes);
        FamilyFile.read(text);
        return desk.upload(agent, Kind.HOUSEHOLDS, fileName, text);
    }

    public List<FamilyImport> recent(Account agent) {
        return desk.recent(agent, Kind.HOUSEHOLDS);
    }

    @Transactional(TxType.NEVER)
    public FamilyImportDesk.Opened open(Account agent, long id) {
        return desk.open(agent, Kind.HOUSEHOLDS, id, imports::run);
    }

    /** Imports the good lines. What breaks off may be begun again. */
    @Transactional(TxType.NEVER)
    public void run(Account agent, long id) {
        desk.run(agent, Kind.HOUSEHOLDS, id, imports::run);
    }

    /** All households, for an agent. */
    public List<Map<FamilyColumn, String>> export(Account agent) {
        desk.exported(agent, WHAT);
        return exports.all();
    }

    /** All households, for software that {@link #software} has admitted. */
    public List<Map<FamilyColumn, String>> export(String software) {
        desk.exported(software, WHAT);
        return exports.all();
    }
}
