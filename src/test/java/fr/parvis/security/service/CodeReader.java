package fr.parvis.security.service;

import fr.parvis.demo.Visitor;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jsoup.nodes.Element;

/** Reads the code of an image as a person would: by the portal's key, out of its database. */
public final class CodeReader {

    private final DataSource database;

    public CodeReader(DataSource database) {
        this.database = database;
    }

    /** The code that a page shows. */
    public String codeOf(Visitor.Page page) {
        Element token = page.html().selectFirst("[name=pv-defi]");
        if (token == null) {
            throw new AssertionError("no code is shown: " + page.text());
        }
        return codeOf(token.val());
    }

    /** The code of a token. */
    public String codeOf(String token) {
        var codes = new Codes();
        codes.clock = Clock.systemUTC();
        codes.secrets =
                new ServerSecrets() {
                    @Override
                    public String key(String purpose) {
                        return stored(purpose);
                    }
                };
        return codes.find(token).orElseThrow().code();
    }

    private String stored(String purpose) {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select value from server_secret where name = ?")) {
            query.setString(1, purpose);
            var found = query.executeQuery();
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
