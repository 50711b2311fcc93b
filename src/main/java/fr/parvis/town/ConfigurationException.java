package fr.parvis.town;

import java.util.List;
import java.util.stream.Collectors;

/** The town's files hold mistakes: the start stops, and the message names each with its place. */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(
                problems.stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining(" | ", "town configuration: ", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param file path as given to the reader
     * @param line 1-based; 0 where the whole file is meant
     * @param expected what should stand there
     */
    public record Problem(String file, int line, String expected) {

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + expected;
        }
    }
}
