package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AttendanceRow;
import fr.parvis.booking.entity.Mark;
import fr.parvis.booking.service.AttendanceDesk;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.Html;
import fr.parvis.web.PdfPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;

/** The sheet of a day on paper, to be ticked by hand: {@code ?ou=cantine.jules-ferry&jour=…}. */
@WebServlet("/agents/presences/feuille")
public class AttendancePdfServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient AttendanceDesk desk;
    @Inject transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        AttendanceDesk.Sheet sheet;
        try {
            sheet = sheet(http.getParameter("ou"), http.getParameter("jour"));
        } catch (NotFoundException | DateTimeException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var file = new ByteArrayOutputStream();
        String title =
                Messages.text(
                        "booking.attendance.paper",
                        sheet.activity().title(),
                        FrenchText.longDate(sheet.day()));
        PdfPage.write(
                title,
                sheet.place().name(),
                title,
                Messages.text("booking.attendance.of"),
                body(sheet),
                file);
        response.setContentType("application/pdf");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"presences-%s.pdf\"".formatted(sheet.day()));
        response.setContentLength(file.size());
        file.writeTo(response.getOutputStream());
    }

    private AttendanceDesk.Sheet sheet(String where, String day) {
        if (where == null || day == null || !where.contains(".")) {
            throw new NotFoundException("sheet");
        }
        String[] parts = where.split("\\.", 2);
        return desk.sheet(parts[0], parts[1], SentDate.day(day), user.agent());
    }

    private static Html body(AttendanceDesk.Sheet sheet) {
        var html = new Html();
        html.open("h1").text(sheet.activity().title()).close("h1");
        html.open("p").text(sheet.place().name()).close("p");
        html.open("p").text(FrenchText.longDate(sheet.day())).close("p");
        if (sheet.rows().isEmpty()) {
            html.open("p").text(Messages.text("booking.attendance.nobody")).close("p");
            return html;
        }
        html.open("table").open("thead").open("tr");
        for (String head : new String[] {"child", "group", "unit"}) {
            html.open("th").with("scope", "col");
            html.text(Messages.text("booking.attendance.column." + head)).close("th");
        }
        for (Mark mark : Mark.values()) {
            html.open("th").with("scope", "col").text(Messages.text(mark.key())).close("th");
        }
        html.close("tr").close("thead").open("tbody");
        sheet.rows().forEach(row -> row(html, sheet.activity(), row));
        html.close("tbody").close("table");
        html.open("p").styled("muted made");
        html.text(Messages.text("booking.attendance.signature")).close("p");
        return html;
    }

    private static void row(Html html, Activity activity, AttendanceRow row) {
        html.open("tr").open("th").with("scope", "row").text(row.name()).close("th");
        html.open("td").text(row.group() == null ? "" : row.group()).close("td");
        html.open("td");
        html.text(activity.unit(row.unit()).map(Activity.Unit::label).orElse(row.unit()));
        html.close("td");
        for (Mark mark : Mark.values()) {
            html.open("td").text(row.mark() == mark ? "☑" : "☐").close("td");
        }
        html.close("tr");
    }
}
