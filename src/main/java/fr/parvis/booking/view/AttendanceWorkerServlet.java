package fr.parvis.booking.view;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The script that keeps sheets of attendance for the hours without a network. It stands beside
 * their page because a browser lets it look after addresses of its own folder only.
 */
@WebServlet("/agents/presences-hors-ligne.js")
public class AttendanceWorkerServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/assets/attendance-worker.js").forward(request, response);
    }
}
