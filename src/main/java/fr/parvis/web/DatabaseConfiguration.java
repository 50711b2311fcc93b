package fr.parvis.web;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one data source, from the environment. {@code stringtype=unspecified} lets PostgreSQL take
 * texts for its own types (jsonb); prepared statements are kept by the driver.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/parvis",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=parvis.db.url}",
        user = "${MPCONFIG=parvis.db.user}",
        password = "${MPCONFIG=parvis.db.password}",
        minPoolSize = 4,
        initialPoolSize = 4,
        maxPoolSize = 32,
        properties = {
            "stringtype=unspecified",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname="
                    + "org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true",
            // one user opens all connections: any of them will do
            "fish.payara.match-connections=false",
            // statements and rows are the driver's: the server's own look a method up at each value
            "fish.payara.wrap-jdbc-objects=false"
        })
public class DatabaseConfiguration {}
