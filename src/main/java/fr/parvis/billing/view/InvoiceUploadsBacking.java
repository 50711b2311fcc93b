package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.InvoiceColumn;
import fr.parvis.billing.entity.InvoiceFile;
import fr.parvis.billing.entity.InvoiceImport;
import fr.parvis.billing.service.InvoiceUploads;
import fr.parvis.kernel.DomainException;
import fr.parvis.web.Navigation;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a file of invoices is sent, and the imports before. */
@RequestScoped
@Named
public class InvoiceUploadsBacking {

    @Inject InvoiceUploads imports;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject Uploads uploads;
    @Inject Navigation navigation;

    private List<InvoiceImport> recent = List.of();

    public void load() {
        recent = imports.recent(user.regieAgent());
    }

    /** "Contrôler le fichier": keeps it, and shows what would happen. */
    public void upload() {
        var file =
                uploads.files("fichier").stream()
                        .findFirst()
                        .orElseThrow(() -> new DomainException("billing.import.missing"));
        long id = imports.upload(user.regieAgent(), regie.getId(), file.name(), file.content());
        navigation.to("/agents/factures/import/" + id);
    }

    public List<InvoiceImport> getRecent() {
        return recent;
    }

    /** The head line of a file, to be copied. */
    public String getHead() {
        return Stream.of(InvoiceColumn.values())
                .map(InvoiceColumn::title)
                .collect(Collectors.joining(";"));
    }

    public int getMost() {
        return InvoiceFile.MOST_INVOICES;
    }
}
