package fr.parvis.account.view;

import fr.parvis.account.entity.AccountImport;
import fr.parvis.account.entity.ImportColumn;
import fr.parvis.account.entity.ImportFile;
import fr.parvis.account.service.AccountImports;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.DomainException;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a file of adults is sent, and the imports before. */
@RequestScoped
@Named
public class AccountImportsBacking {

    private static final String PAGE = "/agents/comptes/import";

    @Inject AccountImports imports;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<AccountImport> recent = List.of();

    public void load() {
        recent = imports.recent(user.accountAgent());
    }

    /** "Contrôler le fichier": keeps it, and shows what would happen. */
    public void upload() {
        try {
            Part part = request.getPart("fichier");
            if (part == null || part.getSize() == 0) {
                throw new DomainException("account.import.missing");
            }
            byte[] bytes;
            try (var in = part.getInputStream()) {
                bytes = in.readNBytes(ImportFile.MOST_BYTES + 1);
            }
            long id = imports.upload(user.accountAgent(), part.getSubmittedFileName(), bytes);
            navigation.to(PAGE + "/" + id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            // sent in another way than by a form with a file
            throw new DomainException("account.import.missing");
        }
    }

    public List<AccountImport> getRecent() {
        return recent;
    }

    /** The head line of a file, to be copied. */
    public String getHead() {
        return Stream.of(ImportColumn.values())
                .map(ImportColumn::title)
                .collect(Collectors.joining(";"));
    }

    public int getMostLines() {
        return ImportFile.MOST_LINES;
    }
}
