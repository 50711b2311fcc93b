package fr.parvis.bench.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The same form, remembered by a row of PostgreSQL that a cookie names. */
@RequestScoped
@Named
@DataSourceDefinition(
        name = "java:app/jdbc/bench",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=bench.db.url}",
        user = "${MPCONFIG=bench.db.user}",
        password = "${MPCONFIG=bench.db.password}",
        minPoolSize = 4,
        maxPoolSize = 32)
public class RowWizard {

    private static final String COOKIE = "wizard";

    @Resource(lookup = "java:app/jdbc/bench")
    DataSource source;

    @Inject HttpServletRequest request;

    private String key;
    private int step;
    private String name = "";
    private String typed = "";

    private void load() throws SQLException {
        if (key != null) {
            return;
        }
        key = cookie();
        if (key == null) {
            key = UUID.randomUUID().toString();
            var response =
                    (HttpServletResponse)
                            FacesContext.getCurrentInstance().getExternalContext().getResponse();
            response.addCookie(new Cookie(COOKIE, key));
            return;
        }
        try (var connection = source.getConnection();
                var select =
                        connection.prepareStatement(
                                "select step, name from wizard where key = ?")) {
            select.setString(1, key);
            var found = select.executeQuery();
            if (found.next()) {
                step = found.getInt(1);
                name = found.getString(2);
            }
        }
    }

    private String cookie() {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName())) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    public void next() throws SQLException {
        load();
        name = typed;
        step++;
        try (var connection = source.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into wizard values (?, ?, ?) on conflict (key) do update"
                                        + " set step = excluded.step, name = excluded.name")) {
            insert.setString(1, key);
            insert.setInt(2, step);
            insert.setString(3, name);
            insert.executeUpdate();
        }
    }

    public int getStep() throws SQLException {
        load();
        return step;
    }

    public String getName() throws SQLException {
        load();
        return name;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}
