package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/**
 * Invoices of households that have not chosen e-billing, or that no mail reaches: the régie prints
 * them. What it takes together stays together and may be fetched again, but for what is corrected
 * since: that is told anew. No invoice is in two.
 */
@ApplicationScoped
public class PaperDesk {

    /** Makes a file that a printer and a browser still like. */
    static final int MOST = 200;

    private static final int SHOWN = 50;

    @Inject PrintRepository prints;
    @Inject InvoiceRepository repository;
    @Inject Invoices invoices;
    @Inject RegieRight right;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * Invoices that were printed together.
     *
     * @param taken how many they were
     * @param count how many of them are still what was printed
     */
    public record Print(long id, Instant at, String by, long taken, long count) {

        /** How many have left them, because they were corrected. */
        public long corrected() {
            return taken - count;
        }
    }

    /**
     * @param next the first of those that wait
     */
    public record Overview(long waiting, List<Invoice> next, List<Print> prints) {}

    @Transactional
    public Overview overview(Account agent, String regie) {
        right.require(agent, regie);
        return new Overview(
                prints.waiting(regie),
                repository.some(prints.next(regie, SHOWN)),
                prints.prints(regie, SHOWN));
    }

    /**
     * Takes the next invoices together.
     *
     * @return their number
     * @throws DomainException when none waits
     */
    @Transactional
    public long take(Account agent, String regie) {
        Actor actor = right.require(agent);
        right.require(agent, regie);
        return prints.take(regie, MOST, actor.name(), clock.instant())
                .orElseThrow(() -> new DomainException("billing.paperDesk.none"));
    }

    /** The invoices that were taken together, for a list of addresses. */
    @Transactional
    public List<Invoice> list(Account agent, String regie, long print) {
        return repository.some(prints.printed(existing(agent, regie, print).id()));
    }

    /** The same as one file for the printer. */
    @Transactional
    public byte[] pdf(Account agent, String regie, long print) {
        List<Invoices.Seen> all = invoices.seen(list(agent, regie, print));
        var merger = new PDFMergerUtility();
        var file = new ByteArrayOutputStream();
        all.forEach(
                seen -> merger.addSource(new RandomAccessReadBuffer(InvoicePdf.of(seen, town))));
        merger.setDestinationStream(file);
        try {
            merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private Print existing(Account agent, String regie, long print) {
        right.require(agent, regie);
        return prints.find(regie, print)
                .filter(some -> some.count() > 0)
                .orElseThrow(() -> new NotFoundException("printed invoices " + print));
    }
}
