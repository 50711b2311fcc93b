package fr.parvis.kernel;

import fr.parvis.demo.DemoDatabase;
import fr.parvis.form.entity.AnswersConverter;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;

/**
 * The portal's schema on a bare PostgreSQL, with the server's own JPA but without the server: the
 * services of a capability run on it as they are.
 */
public final class SchemaDatabase implements AutoCloseable {

    private final DemoDatabase server = DemoDatabase.temporary();
    private final EntityManagerFactory factory;

    /**
     * @param capabilities whose entities are mapped: the whole portal would take seconds to be read
     */
    public SchemaDatabase(String... capabilities) {
        // nothing of it is kept: no commit waits for the disk
        try (var connection = server.administrator().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role " + DemoDatabase.USER + " set synchronous_commit = off");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure().dataSource(server.dataSource()).load().migrate();
        factory = factory(server, capabilities);
    }

    /** The services' own way to a database that has the portal's schema. */
    public static EntityManagerFactory factory(DemoDatabase server, String... capabilities) {
        return new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        unit(capabilities),
                        Map.of(
                                "jakarta.persistence.jdbc.driver",
                                "org.postgresql.Driver",
                                "jakarta.persistence.jdbc.url",
                                server.jdbcUrl() + "?stringtype=unspecified",
                                "jakarta.persistence.jdbc.user",
                                DemoDatabase.USER,
                                "jakarta.persistence.jdbc.password",
                                DemoDatabase.PASSWORD,
                                "eclipselink.target-database",
                                "PostgreSQL",
                                "eclipselink.jdbc.batch-writing",
                                "JDBC",
                                "eclipselink.weaving",
                                "false",
                                "eclipselink.logging.level",
                                "WARNING"));
    }

    private static PersistenceUnitInfo unit(String... capabilities) {
        List<String> classes =
                Stream.concat(
                                Stream.of(
                                        AnswersConverter.class.getName(),
                                        InstantConverter.class.getName(),
                                        MoneyConverter.class.getName()),
                                Stream.of(capabilities).flatMap(SchemaDatabase::entityNames))
                        .toList();
        return (PersistenceUnitInfo)
                Proxy.newProxyInstance(
                        SchemaDatabase.class.getClassLoader(),
                        new Class<?>[] {PersistenceUnitInfo.class},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "getPersistenceUnitName" -> String.join("+", capabilities);
                                    case "getManagedClassNames" -> classes;
                                    case "getTransactionType" ->
                                            PersistenceUnitTransactionType.RESOURCE_LOCAL;
                                    case "getSharedCacheMode" -> SharedCacheMode.ENABLE_SELECTIVE;
                                    case "getValidationMode" -> ValidationMode.NONE;
                                    case "getMappingFileNames", "getJarFileUrls" -> List.of();
                                    case "getPersistenceUnitRootUrl" -> root();
                                    case "excludeUnlistedClasses" -> true;
                                    case "getProperties" -> new Properties();
                                    case "getPersistenceXMLSchemaVersion" -> "3.0";
                                    case "getClassLoader", "getNewTempClassLoader" ->
                                            SchemaDatabase.class.getClassLoader();
                                    default -> null;
                                });
    }

    private static URL root() {
        return Money.class.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Stream<String> entityNames(String capability) {
        String folder = "fr/parvis/" + capability + "/entity";
        String[] files;
        try {
            files = Path.of(root().toURI()).resolve(folder).toFile().list();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Stream.of(files)
                .filter(file -> file.endsWith(".class") && !file.contains("$"))
                .map(file -> folder.replace('/', '.') + "." + file.replace(".class", ""))
                .filter(SchemaDatabase::mapped);
    }

    private static boolean mapped(String name) {
        try {
            Class<?> type = Class.forName(name);
            return type.isAnnotationPresent(Entity.class)
                    || type.isAnnotationPresent(Embeddable.class)
                    || type.isAnnotationPresent(MappedSuperclass.class)
                    || type.isAnnotationPresent(Converter.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public EntityManager entities() {
        return factory.createEntityManager();
    }

    public DataSource dataSource() {
        return server.dataSource();
    }

    /** One number of the database, past the services. */
    public long number(String query) {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
        server.close();
    }
}
