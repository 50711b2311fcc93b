package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.Heard;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.security.service.SecurityCheck;
import fr.parvis.security.service.ServerSecrets;
import fr.parvis.security.service.Throttle;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownFiles;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The services of accounts on a bare PostgreSQL, each made of the others as in the server. */
final class AccountGround {

    static final Instant NOW = Instant.parse("2026-11-18T11:00:00Z");

    final List<Mail> mails = new ArrayList<>();
    private final SchemaDatabase database;
    private final EntityManager entities;
    private final Map<Class<?>, Object> made = new HashMap<>();

    /**
     * @param town folder of its configuration
     */
    AccountGround(SchemaDatabase database, String town) {
        this.database = database;
        entities = database.entities();
        made.put(EntityManager.class, entities);
        made.put(Clock.class, Clock.fixed(NOW, ZoneId.of("Europe/Paris")));
        made.put(TownSettings.class, new TownFiles(Path.of("webapp-config", town)).settings());
        made.put(PlainSql.class, PlainSql.on(database.dataSource()));
        made.put(Outbox.class, new KeptMails());
        made.put(PortalAddress.class, new HerePortal());
        made.put(Throttle.class, new CountedTries());
        made.put(ServerSecrets.class, new OneSecret());
        // other capabilities are not here to listen
        made.put(Event.class, Heard.by(event -> {}));
        // nobody here tries so often that it would ask
        made.put(SecurityCheck.class, new SecurityCheck());
    }

    private final class KeptMails extends Outbox {

        @Override
        public void send(Mail mail) {
            mails.add(mail);
        }
    }

    private static final class HerePortal extends PortalAddress {

        @Override
        public String of(String path) {
            return path;
        }
    }

    private static final class OneSecret extends ServerSecrets {

        @Override
        public String key(String purpose) {
            return purpose + " of a test";
        }
    }

    private static final class CountedTries extends Throttle {

        private final Map<String, Integer> tries = new HashMap<>();

        @Override
        public Optional<Instant> take(Rule rule, String key) {
            int count = tries.merge(rule.name() + key, 1, Integer::sum);
            return count > rule.limit() ? Optional.of(NOW) : Optional.empty();
        }

        @Override
        public void giveBack(Rule rule, String key) {
            tries.merge(rule.name() + key, -1, Integer::sum);
        }

        @Override
        public Optional<Instant> closedUntil(Rule rule, String key) {
            return Optional.empty();
        }
    }

    /** A service with all that it is made of. */
    <T> T get(Class<T> type) {
        Object known = made.get(type);
        if (known == null) {
            known = make(type);
        }
        return type.cast(known);
    }

    private Object make(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object service = constructor.newInstance();
            made.put(type, service);
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    give(service, field);
                }
            }
            return service;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private void give(Object service, Field field) throws IllegalAccessException {
        boolean given =
                field.isAnnotationPresent(Inject.class)
                        || field.isAnnotationPresent(PersistenceContext.class);
        if (given) {
            field.setAccessible(true);
            field.set(service, get(field.getType()));
        }
    }

    /** In a transaction of its own, as a request has it. */
    <T> T in(Supplier<T> work) {
        entities.clear();
        entities.getTransaction().begin();
        try {
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    /** The same without a result. */
    void run(Runnable work) {
        in(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** Past the services. */
    void sql(String statement) {
        run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    long number(String query) {
        return database.number(query);
    }

    /** An account as it is now. */
    Account account(long id) {
        return in(() -> get(AccountRepository.class).get(id));
    }

    /** A citizen whose mail is known, with the password of all tests. */
    long citizen(String userName, String mail, String state) {
        return in(
                () ->
                        ((Number)
                                        entities.createNativeQuery(
                                                        "insert into account (kind, user_name, mail,"
                                                                + " password_hash, last_name,"
                                                                + " first_names, created_at, state,"
                                                                + " state_since) values ('CITIZEN',"
                                                                + " ?1, ?2, ?3, 'Durand', 'Zoé',"
                                                                + " now(), ?4, now()) returning id")
                                                .setParameter(1, userName)
                                                .setParameter(2, mail)
                                                .setParameter(
                                                        3,
                                                        state.equals("PREPARED")
                                                                ? null
                                                                : AccountsDatabaseTest.HASH)
                                                .setParameter(4, state)
                                                .getSingleResult())
                                .longValue());
    }

    /** What the mails since the last look were about, and takes them away. */
    List<String> subjects() {
        List<String> subjects =
                mails.stream().map(m -> m.getRecipient() + ": " + m.getSubject()).toList();
        mails.clear();
        return subjects;
    }
}
