package fr.parvis.demo;

import fr.parvis.document.service.SamplePdf;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.MovedClock;
import fr.parvis.security.CheckedForm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

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

    private static DemoDatabase database;

    private PortalArchive() {}

    /**
     * With all tests that run inside the server, on a database that ends with this process: one
     * server is started for all of them.
     */
    public static WebArchive ofAllTests() {
        WebArchive war =
                on(database())
                        .setWebXML(new StringAsset(withRunner()))
                        .addClasses(
                                MovedClock.class,
                                Feature.class,
                                SamplePdf.class,
                                DemoPictures.class,
                                CheckedForm.class)
                        .addAsWebInfResource(
                                "fr/parvis/security/essai-controle.xhtml",
                                "views/essai-controle.xhtml");
        tests().forEach(war::addClass);
        return war;
    }

    /** The database of {@link #ofAllTests()}. */
    public static synchronized DemoDatabase database() {
        if (database == null) {
            database = DemoDatabase.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        }
        return database;
    }

    private static List<String> tests() {
        Path classes = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(f -> classes.relativize(f).toString())
                    .filter(f -> f.endsWith("IT.class"))
                    .map(f -> f.replace(".class", "").replace(File.separatorChar, '.'))
                    .filter(PortalArchive::isInside)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInside(String name) {
        try {
            Class<?> test = Class.forName(name, false, PortalArchive.class.getClassLoader());
            return AnnotationSupport.findAnnotation(test, ExtendWith.class)
                    .filter(e -> List.of(e.value()).contains(ArquillianExtension.class))
                    .isPresent();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebArchive on(DemoDatabase database) {
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
