package fr.parvis.journey;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Options;
import java.util.List;
import java.util.Map;

/** One started portal of the town demo for all journeys and integration tests of a run. */
final class SharedPortal {

    /** A run of tests is short: code compiled quickly beats code compiled well. */
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1");

    private static Demonstration demonstration;
    private static Demonstration villennes;
    private static Demonstration osny;
    private static Demonstration carrieres;

    private SharedPortal() {}

    static synchronized Demonstration get() {
        if (demonstration == null) {
            demonstration = Demonstration.start(Options.forTests().withJvmOptions(JVM));
            Runtime.getRuntime().addShutdownHook(new Thread(demonstration::close));
        }
        return demonstration;
    }

    /** The town of the Villennes guides, for all tests of a run that walk them. */
    static synchronized Demonstration villennes() {
        if (villennes == null) {
            villennes = withSeasons("villennes-sur-seine");
            Runtime.getRuntime().addShutdownHook(new Thread(villennes::close));
        }
        return villennes;
    }

    /** The town of the guide "Suivez le guide". */
    static synchronized Demonstration osny() {
        if (osny == null) {
            osny = ofTown("osny");
            Runtime.getRuntime().addShutdownHook(new Thread(osny::close));
        }
        return osny;
    }

    /** The town of the guide "Démarches numériques, mode d'emploi". */
    static synchronized Demonstration carrieres() {
        if (carrieres == null) {
            carrieres = withSeasons("carrieres-sous-poissy");
            Runtime.getRuntime().addShutdownHook(new Thread(carrieres::close));
        }
        return carrieres;
    }

    /** A town whose activities may be booked on any day on which tests run. */
    private static Demonstration withSeasons(String town) {
        return Demonstration.start(
                Options.forTests()
                        .withTown(town)
                        .withEnvironment(
                                Map.of("PARVIS_TOWN_DIR", SeasonsAround.of(town).toString()))
                        .withJvmOptions(JVM));
    }

    /** Another town on its own database; the caller closes it. */
    static Demonstration ofTown(String town) {
        return Demonstration.start(Options.forTests().withTown(town).withJvmOptions(JVM));
    }
}
