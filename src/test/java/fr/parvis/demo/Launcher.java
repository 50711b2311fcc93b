package fr.parvis.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code mvn -Prun} runs: starts the demonstration, says where it is, and stops it on Ctrl-C.
 *
 * <p>Arguments: {@code --basedir=} the project, {@code --town=}, {@code --reset=} true or empty
 * starts afresh, {@code --port-offset=} is added to every port.
 */
public final class Launcher {
    private static final List<String> ARGUMENTS =
            List.of("basedir", "town", "reset", "port-offset");
    private static final PrintStream OUT = out();

    private Launcher() {}

    /** Never returns: ends with status 0 when stopped, 1 when something failed. */
    public static void main(String[] arguments) throws InterruptedException {
        Demonstration demonstration = null;
        int status = 1;
        try {
            Options options = options(arguments);
            demonstration = new Demonstration(DemoSharing.begun(options));
            stopWithProcess(demonstration);
            status = run(options, demonstration);
        } catch (RuntimeException e) {
            // while Ctrl-C stops everything, whatever was just starting fails: that is no news
            if (demonstration == null || !demonstration.isClosing()) {
                say("");
                say(e instanceof DemonstrationException ? e.getMessage() : e.toString());
                status = 1;
            }
        }
        System.exit(status);
    }

    private static int run(Options options, Demonstration demonstration)
            throws InterruptedException {
        Instant begin = Instant.now();
        say("Démarrage de la démonstration « %s »…", options.town());
        demonstration.begin();
        if (options.town().equals("demo")) {
            new DemoRequests(demonstration).file();
        }
        DemoExamples.write(demonstration.database(), options.town());
        if (options.town().equals("demo")) {
            new DemoChildcare(demonstration).book();
        }
        announce(options, demonstration, Duration.between(begin, Instant.now()));
        demonstration.portal().onExit().join();
        if (demonstration.isClosing()) {
            return 0;
        }
        say("");
        say("Le portail s'est arrêté de lui-même. Son journal : %s", demonstration.portal().log());
        return 1;
    }

    private static void announce(Options options, Demonstration demonstration, Duration time) {
        say("");
        say("  Portail          %s/", demonstration.portalUrl());
        say("  Site de la ville %s", demonstration.siteUrl());
        say("  Courriels        %s", demonstration.mail().url());
        say("  FranceConnect    %s", demonstration.franceConnect().url());
        say("  Paiement         %s", demonstration.paybox().url());
        say("  PayFiP           %s", demonstration.payfip().url());
        say(
                "  Base de données  %s (utilisateur %s)",
                demonstration.database().jdbcUrl(), DemoDatabase.USER);
        say("  Journal          %s", options.basedir().relativize(demonstration.portal().log()));
        say("");
        say("  durand, martin   usagers");
        say("  agent.etatcivil  agent du service État civil");
        say("  agent.enfance    agent du service Enfance");
        say("  regie            régie : factures et paiements");
        say("  communication    actualités, informations, bandeau");
        say("  admin            administration");
        say("  Mot de passe de tous : Parvis-2026!");
        say("");
        say("Prêt en %d s. Ctrl-C pour arrêter.", Math.round(time.toMillis() / 1000.0));
    }

    /**
     * Ctrl-C reaches this process directly, or Maven, or both: each way ends in the shutdown hook.
     */
    private static void stopWithProcess(Demonstration demonstration) {
        Thread hook =
                new Thread(
                        () -> {
                            boolean begun = demonstration.isBegun();
                            if (begun) {
                                say("");
                                say("Arrêt…");
                            }
                            demonstration.close();
                            if (begun) {
                                say("Arrêté.");
                            }
                        },
                        "stop-demonstration");
        Runtime.getRuntime().addShutdownHook(hook);
        // a Maven that is killed can tell nobody; a shell that ends may have started this in the
        // background
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").endsWith("java"))
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    static Options options(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (!argument.startsWith("--") || parts.length != 2 || !ARGUMENTS.contains(parts[0])) {
                throw new DemonstrationException(
                        "Argument inconnu : %s. Arguments possibles : --%s="
                                .formatted(argument, String.join("=, --", ARGUMENTS)));
            }
            values.put(parts[0], parts[1]);
        }
        return Options.of(Path.of(values.getOrDefault("basedir", "")))
                .withTown(values.getOrDefault("town", "demo"))
                .withReset(flag(values.get("reset")))
                .withPorts(Ports.withOffset(offset(values.getOrDefault("port-offset", "0"))));
    }

    /** Maven turns {@code -Dreset} into {@code true}; other callers may leave it empty. */
    private static boolean flag(String value) {
        return value != null && (value.isBlank() || value.equalsIgnoreCase("true"));
    }

    private static int offset(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 50_000) {
            throw new DemonstrationException(
                    "Le décalage des ports doit être un nombre de 0 à 50000, et non « %s »."
                            .formatted(value));
        }
        return Integer.parseInt(value);
    }

    private static void say(String text, Object... values) {
        OUT.println(values.length == 0 ? text : text.formatted(values));
    }

    /** On a machine without a locale Java would print a question mark for every accent. */
    private static PrintStream out() {
        String name = System.getProperty("native.encoding", "UTF-8");
        Charset charset =
                Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        boolean ascii = !charset.newEncoder().canEncode('é');
        return new PrintStream(
                new FileOutputStream(FileDescriptor.out),
                true,
                ascii ? StandardCharsets.UTF_8 : charset);
    }
}
