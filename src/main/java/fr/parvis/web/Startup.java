package fr.parvis.web;

import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The order of a start: migrate the database, then tell the capabilities. Whatever throws stops the
 * deployment.
 */
@ApplicationScoped
public class Startup {

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource dataSource;

    @Inject Event<PortalStarting> starting;

    private final AtomicBoolean ready = new AtomicBoolean();

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        migrations(dataSource).load().migrate();
        starting.fire(new PortalStarting());
        ready.set(true);
    }

    /** Also one whose number is below the last that ran: a database of any version starts. */
    static FluentConfiguration migrations(DataSource database) {
        return Flyway.configure(Startup.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true);
    }

    public boolean isReady() {
        return ready.get();
    }
}
