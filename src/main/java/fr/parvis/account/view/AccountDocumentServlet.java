package fr.parvis.account.view;

import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.service.ActivationFiles;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What citizens sent for their activation, to the agents who look after accounts. */
@WebServlet(AccountDocumentServlet.ADDRESS + "*")
public class AccountDocumentServlet extends HttpServlet {

    /** Followed by the number of a document. */
    static final String ADDRESS = "/agents/pieces-de-comptes/";

    private static final long serialVersionUID = 1L;

    @Inject transient CurrentUser user;
    @Inject transient ActivationFiles files;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AccountDocument document;
        try {
            document = files.open(user.accountAgent(), number(request));
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        } catch (DomainException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            response.setContentType("text/plain;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().println(Messages.text(e.messageKey(), e.arguments()));
            return;
        }
        byte[] content = document.content();
        response.setContentType(document.mediaType());
        response.setContentLength(content.length);
        // kept by the agent, never run in a page of ours
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name(document));
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(content);
    }

    private static String name(AccountDocument document) {
        return URLEncoder.encode(document.name(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static long number(HttpServletRequest request) {
        String number = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (!number.matches("\\d{1,12}")) {
            throw new NotFoundException("document of an account");
        }
        return Long.parseLong(number);
    }
}
