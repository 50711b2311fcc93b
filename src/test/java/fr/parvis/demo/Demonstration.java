package fr.parvis.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The portal with everything it talks to: the database, the mail server, the town's website,
 * FranceConnect, Paybox, PayFiP. The launcher starts one for a person, the tests one for
 * themselves.
 *
 * <pre>{@code
 * try (Demonstration demonstration = Demonstration.start(Options.forTests())) {
 *     page.navigate(demonstration.portalUrl());
 * }
 * }</pre>
 */
public final class Demonstration implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    private final Options options;
    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private volatile boolean closing;
    private volatile Thread starter;
    private DataFolder data;
    private DemoDatabase database;
    private MailCatcher mail;
    private TownSite site;
    private FranceConnectStandIn franceConnect;
    private PayboxStandIn paybox;
    private PayFipStandIn payfip;
    private PortalProcess portal;

    /** Prepares only: {@link #begin} starts. */
    Demonstration(Options options) {
        this.options = options;
    }

    /**
     * Starts all, and returns when the portal is ready.
     *
     * @throws DemonstrationException with what the person can do, after everything was stopped
     *     again
     */
    public static Demonstration start(Options options) {
        Demonstration demonstration = new Demonstration(options);
        try {
            demonstration.begin();
            return demonstration;
        } catch (RuntimeException e) {
            demonstration.close();
            throw e;
        }
    }

    void begin() {
        starter = Thread.currentThread();
        try {
            startParts();
        } finally {
            starter = null;
        }
    }

    private void startParts() {
        options.requireTown();
        data = add(() -> DataFolder.open(options));
        options.ports().requireFree();
        if (options.reset()) {
            data.reset();
        }
        Path programs = DatabasePrograms.in(options.basedir());
        database =
                add(
                        () ->
                                DemoDatabase.start(
                                        programs, data.database(), options.ports().database()));
        mail =
                add(
                        () ->
                                new MailCatcher(
                                        data.mail(),
                                        options.ports().smtp(),
                                        options.ports().mailWeb()));
        mail.start();
        TownProfile town = TownProfile.read(options.townFolder());
        site = add(() -> new TownSite(town, options.ports().site(), portalUrl()));
        site.start();
        franceConnect =
                add(() -> new FranceConnectStandIn(options.ports().franceConnect(), portalUrl()));
        franceConnect.start();
        paybox = add(() -> new PayboxStandIn(options.ports().paybox()));
        paybox.start();
        payfip = add(() -> new PayFipStandIn(options.ports().payfip()));
        payfip.start();
        portal = add(() -> startedNode(1, options.ports().portal(), Map.of()));
        portal.awaitReady(READY_LIMIT);
        DemoAccounts.seed(database.dataSource());
    }

    /**
     * Starts one more node on the same database, and returns when it is ready.
     *
     * @param number from 2; the node's folder and log are called after it
     */
    public PortalProcess addNode(int number, int port) {
        return addNode(number, port, Map.of());
    }

    /**
     * The same with a configuration of its own.
     *
     * @param extra overrides what the other nodes have
     */
    public PortalProcess addNode(int number, int port, Map<String, String> extra) {
        PortalProcess node = add(() -> startedNode(number, port, extra));
        node.awaitReady(READY_LIMIT);
        return node;
    }

    private PortalProcess startedNode(int number, int port, Map<String, String> extra) {
        Map<String, String> environment = environment();
        environment.putAll(extra);
        PortalProcess node =
                new PortalProcess(
                        new PortalSettings(
                                options.basedir(),
                                data.path(),
                                number,
                                port,
                                environment,
                                options.jvmOptions()));
        node.start();
        return node;
    }

    /** What a node of it is started with; for whoever starts one with other switches. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PARVIS_TOWN_DIR", options.townFolder().toString());
        environment.put("PARVIS_DB_URL", database.jdbcUrl());
        environment.put("PARVIS_DB_USER", DemoDatabase.USER);
        environment.put("PARVIS_DB_PASSWORD", DemoDatabase.PASSWORD);
        environment.put("PARVIS_SMTP_HOST", "127.0.0.1");
        environment.put("PARVIS_SMTP_PORT", Integer.toString(options.ports().smtp()));
        // short messages are read beside the mails
        environment.put("PARVIS_SMS_URL", mail.url() + "api/sms");
        environment.put("PARVIS_PUBLIC_URL", portalUrl());
        // the nodes listen on 127.0.0.1 only: whoever reaches them is a proxy, or a test of one
        environment.put("PARVIS_TRUSTED_PROXIES", "127.0.0.1");
        // whoever watches, or a test that waits, sees soon what the jobs do
        environment.put("PARVIS_DOCUMENT_JOB_SECONDS", "3");
        environment.put("PARVIS_SHELL_URL", siteUrl() + "gabarit-parvis/");
        environment.put("PARVIS_WEBSITE_URL", siteUrl());
        environment.put("PARVIS_ADDRESS_URL", siteUrl() + "geocodage/search");
        environment.put("PARVIS_FRANCECONNECT_URL", franceConnect.address());
        environment.put("PARVIS_FRANCECONNECT_CLIENT", FranceConnectStandIn.CLIENT_ID);
        environment.put("PARVIS_FRANCECONNECT_SECRET", FranceConnectStandIn.SECRET);
        environment.put("PARVIS_PAYBOX_KEY", PayboxStandIn.KEY);
        environment.put("PARVIS_PAYBOX_PUBLIC_KEYS", paybox.publicKey());
        environment.put("PARVIS_PAYBOX_SERVERS", paybox.url().replaceFirst("/$", ""));
        environment.put("PARVIS_PAYBOX_SOURCES", "127.0.0.1");
        // its page is no bank's: what it calls a payment counts here, and nowhere else
        environment.put("PARVIS_PAYBOX_TEST", "true");
        environment.put("PARVIS_PAYFIP_SERVICE", payfip.serviceAddress());
        environment.put("PARVIS_PAYFIP_PAGE", payfip.pageAddress());
        environment.put("PARVIS_PAYFIP_ENTRY", "T");
        environment.put("PARVIS_BILLING_IMPORT_KEYS", BillingSoftware.ENTRY);
        environment.put("PARVIS_FAMILY_IMPORT_KEYS", BillingSoftware.FAMILIES);
        environment.put("PARVIS_DOCUMENT_STORE", "disk");
        environment.put("PARVIS_DOCUMENT_FOLDER", data.documents().toString());
        environment.put("PARVIS_DOCUMENT_KEY_FILE", data.documentKey().toString());
        environment.put("PARVIS_DOCUMENT_WORK", data.path().resolve("work").toString());
        environment.putAll(options.environment());
        return environment;
    }

    /**
     * A part is either started and on the list, or not started: a Ctrl-C in between must not lose a
     * process.
     */
    private synchronized <T extends AutoCloseable> T add(Callable<T> start) {
        if (closing) {
            throw new DemonstrationException("La démonstration s'arrête.");
        }
        try {
            T part = start.call();
            parts.push(part);
            return part;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of the first node, without a slash at the end: the context root. */
    public String portalUrl() {
        return "http://localhost:" + options.ports().portal() + "/" + PortalSettings.CONTEXT;
    }

    /** The address of the town's website, with a slash at the end. */
    public String siteUrl() {
        return "http://localhost:" + options.ports().site() + "/";
    }

    public MailCatcher mail() {
        return mail;
    }

    public TownSite site() {
        return site;
    }

    /** The stand-in of FranceConnect, with its switches. */
    public FranceConnectStandIn franceConnect() {
        return franceConnect;
    }

    /** The stand-in of Paybox, with its switches. */
    public PayboxStandIn paybox() {
        return paybox;
    }

    /** The stand-in of PayFiP, with its switches. */
    public PayFipStandIn payfip() {
        return payfip;
    }

    /** The first node. */
    public PortalProcess portal() {
        return portal;
    }

    public DemoDatabase database() {
        return database;
    }

    /** Where the data of this run are. */
    public Path data() {
        return data.path();
    }

    /** Whether there is anything to stop. */
    boolean isBegun() {
        return !parts.isEmpty();
    }

    boolean isClosing() {
        return closing;
    }

    /**
     * Stops all in the reverse order; a part that cannot be stopped does not keep the others from
     * it.
     */
    @Override
    public void close() {
        closing = true;
        Thread starting = starter;
        if (starting != null && starting != Thread.currentThread()) {
            // Ctrl-C ends a database that is just starting, and nothing else would end the wait for
            // it
            starting.interrupt();
        }
        synchronized (this) {
            RuntimeException failure = null;
            while (!parts.isEmpty()) {
                try {
                    parts.pop().close();
                } catch (Exception e) {
                    failure = failure == null ? new IllegalStateException(e) : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
