package fr.parvis.procedure;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.ProcedureFile;
import fr.parvis.town.TownFiles;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A town of {@code webapp-config}, as the portal reads it.
 *
 * @param id name of its folder
 */
public record ShippedTown(String id, TownSettings settings, List<Procedure> procedures) {

    private static final Path ROOT =
            Path.of(System.getProperty("parvis.basedir", ".")).resolve("webapp-config");

    /** The names of all folders that hold a town. */
    public static List<String> ids() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("town.yaml")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ShippedTown named(String id) {
        var files = new TownFiles(ROOT.resolve(id));
        TownSettings settings = files.settings();
        return new ShippedTown(
                id,
                settings,
                files.procedures().stream()
                        .map(path -> ProcedureFile.read(path, settings).procedure())
                        .filter(Procedure::offered)
                        .toList());
    }

    public Procedure procedure(String slug) {
        return procedures.stream().filter(p -> p.slug().equals(slug)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return id;
    }
}
