package fr.parvis.account.view;

import fr.parvis.account.entity.AccountImport;
import fr.parvis.account.entity.ImportColumn;
import fr.parvis.account.entity.ImportFile;
import fr.parvis.account.service.AccountImports;
import fr.parvis.account.service.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a file of adults is sent, and the imports before. */
@RequestScoped
@Named
public class AccountImportsBacking {

    /** Attribute with what was wrong with a file, in words. */
    static final String PROBLEM = "fr.parvis.account.import.problem";

    @Inject AccountImports imports;
    @Inject CurrentUser user;
    @Inject HttpServletRequest request;

    private List<AccountImport> recent = List.of();

    public void load() {
        recent = imports.recent(user.accountAgent());
    }

    public List<AccountImport> getRecent() {
        return recent;
    }

    /** What was wrong with the file that was just sent; null when nothing was. */
    public String getProblem() {
        return (String) request.getAttribute(PROBLEM);
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
