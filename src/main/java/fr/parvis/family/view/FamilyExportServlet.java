package fr.parvis.family.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.family.service.FamilyExchange;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** All households as a file, with the columns that an import reads. */
@WebServlet("/agents/familles/export.csv")
public class FamilyExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient FamilyExchange exchange;
    @Inject transient CurrentUser user;
    @Inject transient TableAnswer answer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            answer.send(
                    response,
                    "familles",
                    FamilyColumn.class,
                    exchange.export(
                            user.account().orElseThrow(() -> new NotFoundException("families"))));
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
