package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.InvoiceFile;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Invoices that business software brings by itself; {@link SoftwareKeys} says whose key it has. */
@ApplicationScoped
public class SoftwareImports {

    @Inject InvoiceImports imports;
    @Inject SoftwareKeys keys;
    @Inject TownSettings town;

    /**
     * @param authorization the header that brings the key
     * @return whose key it is
     * @throws KeyRefused when it is no key of this régie
     */
    public Actor admit(String regie, String authorization) {
        return keys.holder(regie, authorization).orElseThrow(KeyRefused::new);
    }

    /**
     * @param software who was admitted
     * @param trial whether nothing is to be written
     * @throws DomainException when the whole cannot be read
     */
    @Transactional(TxType.NEVER)
    public ImportReport take(String regie, Actor software, byte[] bytes, boolean trial) {
        if (town.regie(regie).isEmpty()) {
            throw new NotFoundException("régie " + regie);
        }
        String text = InvoiceFile.decode(bytes);
        return trial ? imports.preview(regie, text) : imports.run(regie, text, software);
    }

    /** No key, a wrong one, or one of another régie: which of them is not said. */
    public static class KeyRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
