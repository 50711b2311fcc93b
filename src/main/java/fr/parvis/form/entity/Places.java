package fr.parvis.form.entity;

import fr.parvis.kernel.FrenchText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The official lists of communes and countries (INSEE). Sources, versions and licences stand in the
 * first line of each file. Read when they are first asked for, then kept: they are the same for
 * every town.
 */
public final class Places {

    /** The code of France among the countries. */
    public static final String FRANCE = "99100";

    /**
     * A commune, also one that was merged into another: people were born there.
     *
     * @param code INSEE code
     * @param department code of its department
     */
    public record Commune(String code, String name, String department) {

        /** "Osny (95)": what is shown and, when chosen, typed into the field. */
        public String label() {
            return name + " (" + department + ")";
        }
    }

    public record Country(String code, String name) {}

    public record Department(String code, String name) {

        /** "Val-d'Oise (95)". */
        public String label() {
            return name + " (" + code + ")";
        }
    }

    private Places() {}

    /** Lists are loaded apart: who needs the countries does not wait for the communes. */
    private static final class CommuneList {
        private static final List<Commune> ALL =
                read("communes.csv").stream().map(c -> new Commune(c[0], c[1], c[2])).toList();
        private static final List<String> FOLDED =
                ALL.stream().map(c -> FrenchText.folded(c.name())).toList();
        private static final Map<String, List<Commune>> BY_NAME = new HashMap<>();

        static {
            for (int i = 0; i < ALL.size(); i++) {
                Commune commune = ALL.get(i);
                List.of(FOLDED.get(i), FrenchText.folded(commune.label()))
                        .forEach(
                                name ->
                                        BY_NAME.computeIfAbsent(name, n -> new ArrayList<>(1))
                                                .add(commune));
            }
        }
    }

    private static final class CountryList {
        private static final List<Country> ALL =
                read("countries.csv").stream().map(c -> new Country(c[0], c[1])).toList();
    }

    private static final class DepartmentList {
        private static final List<Department> ALL =
                read("departments.csv").stream().map(c -> new Department(c[0], c[1])).toList();
    }

    /** All departments of France, by their code. */
    public static List<Department> departments() {
        return DepartmentList.ALL;
    }

    public static Optional<Department> department(String code) {
        return DepartmentList.ALL.stream().filter(d -> d.code().equals(code)).findFirst();
    }

    /** The commune with this INSEE code. */
    public static Optional<Commune> commune(String code) {
        return CommuneList.ALL.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** All countries, France first. */
    public static List<Country> countries() {
        return CountryList.ALL;
    }

    /** The country with this INSEE code. */
    public static Optional<Country> country(String code) {
        return CountryList.ALL.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /**
     * The communes that are called so, with or without the department: "Osny", "osny (95)". Several
     * where communes share a name.
     */
    public static List<Commune> communes(String name) {
        return CommuneList.BY_NAME.getOrDefault(FrenchText.folded(name), List.of());
    }

    /** Communes whose name begins with this, or has a word that does; the shortest names first. */
    public static List<Commune> communesLike(String typed, int most) {
        String start = FrenchText.folded(typed);
        if (start.length() < 2) {
            return List.of();
        }
        var found = new ArrayList<Commune>();
        for (int i = 0; i < CommuneList.ALL.size(); i++) {
            String name = CommuneList.FOLDED.get(i);
            if (name.startsWith(start)
                    || name.contains("-" + start)
                    || name.contains(" " + start)
                    || name.replace('-', ' ').startsWith(start)) {
                found.add(CommuneList.ALL.get(i));
            }
        }
        found.sort(
                Comparator.<Commune>comparingInt(
                                c -> FrenchText.folded(c.name()).startsWith(start) ? 0 : 1)
                        .thenComparingInt(c -> c.name().length())
                        .thenComparing(Commune::code));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static List<String[]> read(String file) {
        try (var in =
                        Objects.requireNonNull(
                                Places.class.getResourceAsStream("/fr/parvis/form/" + file));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .map(l -> l.split(";"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
