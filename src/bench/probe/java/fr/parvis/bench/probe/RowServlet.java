package fr.parvis.bench.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The least that keeping a message can cost: one row, and an answer without content. */
@WebServlet("/*")
@DataSourceDefinition(
        name = "java:app/jdbc/bench",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=bench.db.url}",
        user = "${MPCONFIG=bench.db.user}",
        password = "${MPCONFIG=bench.db.password}",
        minPoolSize = 4,
        maxPoolSize = 32)
public class RowServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Resource(lookup = "java:app/jdbc/bench")
    transient DataSource source;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        try (var connection = source.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into bench_message (source, raw, at) values (?, ?, now())")) {
            insert.setString(1, request.getRemoteAddr());
            insert.setString(2, request.getQueryString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
