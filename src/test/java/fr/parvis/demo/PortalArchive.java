package fr.parvis.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The portal as it ships, for tests of their own server: with the town of the demonstration,
 * without site, mail server and FranceConnect.
 */
public final class PortalArchive {

    /** Of documents that are forgotten with the test. */
    private static final String DOCUMENT_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** A master key that still opens, beside the one that wraps. */
    public static final String OLDER_DOCUMENT_KEY = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

    private static final String RUNNER =
            """
            <servlet>
              <servlet-name>ArquillianServletRunnerEE9</servlet-name>
              <servlet-class>org.jboss.arquillian.protocol.servlet5.runner.ServletTestRunner</servlet-class>
            </servlet>
            <servlet-mapping>
              <servlet-name>ArquillianServletRunnerEE9</servlet-name>
              <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
            </servlet-mapping>
            """;

    private PortalArchive() {}

    /**
     * For a test that runs inside the server, on a database of its own that ends with this process.
     *
     * @param tests the test with what it needs inside the server
     */
    public static WebArchive with(Class<?>... tests) {
        DemoDatabase database = DemoDatabase.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        var war = on(database);
        return war.setWebXML(new StringAsset(withRunner())).addClasses(tests);
    }

    /** For a test that stays outside and asks over HTTP. */
    public static WebArchive on(DemoDatabase database) {
        String settings =
                """
                parvis.town.dir=%s
                parvis.db.url=%s
                parvis.db.user=%s
                parvis.db.password=%s
                parvis.public.url=http://localhost/demarches-en-ligne
                parvis.shell.url=http://127.0.0.1:9/
                parvis.smtp.host=127.0.0.1
                parvis.smtp.port=9
                parvis.franceconnect.url=http://localhost:9/api/v2
                parvis.franceconnect.secret=%s
                parvis.document.key=%s
                """
                        .formatted(
                                Path.of("webapp-config", "demo").toAbsolutePath(),
                                database.jdbcUrl(),
                                DemoDatabase.USER,
                                DemoDatabase.PASSWORD,
                                FranceConnectStandIn.SECRET,
                                DOCUMENT_KEY + " " + OLDER_DOCUMENT_KEY);
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/parvis.war"))
                .addAsResource(
                        new StringAsset(settings), "META-INF/microprofile-config.properties");
    }

    /**
     * The portal's own descriptor with the servlet that runs these tests: it comes as a fragment,
     * and the portal reads none. Letting it read all would double the start.
     */
    private static String withRunner() {
        try {
            return Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"))
                    .replace("</web-app>", RUNNER + "</web-app>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
