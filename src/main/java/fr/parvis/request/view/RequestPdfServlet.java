package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.view.DocumentRow;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.AgentExchanges;
import fr.parvis.request.service.DocumentFolders;
import fr.parvis.request.service.Instruction;
import fr.parvis.request.service.JoinedDocuments;
import fr.parvis.town.TownSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;

/** A whole request as a PDF, for agents of its service: {@code ?numero=43513}. */
@WebServlet("/agents/demandes/dossier")
public class RequestPdfServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient Instruction instruction;
    @Inject transient AgentExchanges exchanges;
    @Inject transient DocumentFolders folders;
    @Inject transient JoinedDocuments documents;
    @Inject transient CurrentUser user;
    @Inject transient Catalogue catalogue;
    @Inject transient TownSettings town;
    @Inject transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        RequestPdf.Content content;
        try {
            content = content(http.getParameter("numero"));
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // whole before it is sent: a fault must not look like a file
        var file = new ByteArrayOutputStream();
        RequestPdf.write(content, clock.instant(), file);
        response.setContentType("application/pdf");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"demande-%d.pdf\"".formatted(content.request().number()));
        response.setContentLength(file.size());
        file.writeTo(response.getOutputStream());
    }

    private RequestPdf.Content content(String sent) {
        if (sent == null || !sent.matches("\\d{1,12}")) {
            throw new NotFoundException("request");
        }
        long number = Long.parseLong(sent);
        Request request = instruction.open(number, user.agent()).request();
        Procedure procedure = catalogue.version(request.versionId());
        return new RequestPdf.Content(
                request,
                procedure,
                town.service(request.service())
                        .map(TownSettings.TownService::name)
                        .orElse(town.townHall().name()),
                DocumentRow.of(procedure, request.answers(), town),
                documents.list(folders.ofRequest(request, Instruction.actor(user.agent()))).stream()
                        .map(d -> PaperDocument.of(d, town))
                        .toList(),
                exchanges.of(number, user.agent()).messages());
    }
}
