package fr.parvis.account.view;

import fr.parvis.account.entity.ImportFile;
import fr.parvis.account.service.AccountImports;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;

/**
 * Takes the file of an import. Only here are files taken: everywhere else a body of several parts
 * is not read at all.
 */
@WebServlet("/agents/comptes/import/fichier")
@MultipartConfig(
        maxFileSize = AccountUploadServlet.MOST_READ,
        maxRequestSize = AccountUploadServlet.MOST_READ,
        fileSizeThreshold = 1024 * 1024)
public class AccountUploadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /**
     * More than a file may have: whoever sends one that is too big gets a sentence, and not a
     * broken connection.
     */
    static final long MOST_READ = 20L * 1024 * 1024;

    private static final String PAGE = "/agents/comptes/import";

    @Inject transient AccountImports imports;
    @Inject transient CurrentUser user;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            var agent = user.accountAgent();
            Part file = file(request);
            if (file == null || file.getSize() == 0) {
                throw new DomainException("account.import.missing");
            }
            byte[] bytes;
            try (var in = file.getInputStream()) {
                bytes = in.readNBytes(ImportFile.MOST_BYTES + 1);
            }
            long id = imports.upload(agent, file.getSubmittedFileName(), bytes);
            response.sendRedirect(request.getContextPath() + PAGE + "/" + id);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (DomainException e) {
            request.setAttribute(
                    AccountImportsBacking.PROBLEM, Messages.text(e.messageKey(), e.arguments()));
            request.getRequestDispatcher("/WEB-INF/views/agents/comptes/import/index.xhtml")
                    .forward(request, response);
        }
    }

    private static Part file(HttpServletRequest request) throws IOException {
        try {
            return request.getPart("fichier");
        } catch (IllegalStateException e) {
            throw new DomainException("account.import.tooBig");
        } catch (ServletException e) {
            // no body of several parts
            return null;
        }
    }

    /** Whoever reloads the page of a refused file. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getContextPath() + PAGE);
    }
}
