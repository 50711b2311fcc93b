package fr.parvis.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one family asked PostgreSQL, read from the server's own log ({@code log_statement = all}),
 * and written as a script of pgbench that does the same for any other family.
 */
final class RushStatements {

    private static final Pattern HEAD =
            Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d+)\\] (LOG|DETAIL):\\s+(.*)$");
    private static final Pattern EXECUTED =
            Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$(\\d+) = ('(?:[^']++|'')*+'|NULL)", Pattern.DOTALL);
    private static final Pattern UNIQUE = Pattern.compile("<[\\w-]+@\\S+>");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    private record Statement(String text, Map<String, String> parameters) {

        boolean is(String word) {
            return text.strip().equalsIgnoreCase(word);
        }
    }

    private RushStatements() {}

    /**
     * The transactions that are about a family, each with its statements.
     *
     * @param log a part of the server's log
     * @param marks what only statements about this family hold
     */
    private static List<List<Statement>> units(String log, Collection<String> marks) {
        var done = new ArrayList<List<Statement>>();
        var open = new LinkedHashMap<String, List<Statement>>();
        for (var entry : entries(log)) {
            String process = entry.getKey();
            Statement statement = entry.getValue();
            if (statement.is("BEGIN")) {
                open.put(process, new ArrayList<>(List.of(statement)));
            } else if (open.containsKey(process)) {
                open.get(process).add(statement);
                if (statement.is("COMMIT") || statement.is("ROLLBACK")) {
                    done.add(open.remove(process));
                }
            } else {
                done.add(List.of(statement));
            }
        }
        done.removeIf(
                unit ->
                        unit.stream()
                                .noneMatch(
                                        s ->
                                                marks.stream()
                                                        .anyMatch(
                                                                m ->
                                                                        s.parameters()
                                                                                .toString()
                                                                                .contains(m))));
        return done;
    }

    private static List<Map.Entry<String, Statement>> entries(String log) {
        var found = new ArrayList<Map.Entry<String, Statement>>();
        String process = null;
        String kind = null;
        var text = new StringBuilder();
        for (String line : (log + "\n").split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            if (!head.matches() && line.startsWith("\t")) {
                text.append('\n').append(line.substring(1));
                continue;
            }
            add(found, process, kind, text.toString());
            process = head.matches() ? head.group(1) : null;
            kind = head.matches() ? head.group(2) : null;
            text = new StringBuilder(head.matches() ? head.group(3) : "");
        }
        return found;
    }

    private static void add(
            List<Map.Entry<String, Statement>> found, String process, String kind, String text) {
        if ("LOG".equals(kind)) {
            Matcher executed = EXECUTED.matcher(text);
            if (executed.matches()) {
                found.add(
                        Map.entry(
                                process, new Statement(executed.group(1), new LinkedHashMap<>())));
            }
        } else if ("DETAIL".equals(kind)) {
            for (int i = found.size() - 1; i >= 0; i--) {
                if (found.get(i).getKey().equals(process)) {
                    Matcher parameter = PARAMETER.matcher(text);
                    while (parameter.find()) {
                        found.get(i)
                                .getValue()
                                .parameters()
                                .put(parameter.group(1), parameter.group(2));
                    }
                    return;
                }
            }
        }
    }

    /**
     * The script.
     *
     * @param ids of the family, by the names of the variables that stand for them
     * @param token of its session, as it is kept
     */
    static String script(String log, Map<String, String> ids, String token) {
        var marks = new ArrayList<>(ids.values());
        marks.add(token);
        var script = new StringBuilder();
        script.append("\\set n :n + 1\n\\set i :from + :client_id * :each + :n\n");
        script.append("\\set account 1000000000 + :i\n\\set household 2000000000 + :i\n");
        script.append("\\set child 3000000000 + :i\n\\set enrolment 4000000000 + :i\n");
        for (List<Statement> unit : units(log, marks)) {
            for (Statement statement : unit) {
                String said = said(statement, ids);
                // a number that the portal took from a sequence is the number of what follows
                boolean number = statement.text().toLowerCase().contains("nextval");
                script.append(said).append(number ? " as number \\gset\n" : ";\n");
            }
        }
        return script.toString();
    }

    static long count(String script) {
        return script.lines().filter(l -> l.endsWith(";") || l.endsWith("\\gset")).count();
    }

    private static String said(Statement statement, Map<String, String> ids) {
        Matcher place = PLACE.matcher(statement.text().strip().replaceAll("\\s*\\n\\s*", " "));
        return place.replaceAll(
                p ->
                        Matcher.quoteReplacement(
                                value(
                                        statement.parameters().getOrDefault(p.group(1), "NULL"),
                                        ids)));
    }

    private static String value(String parameter, Map<String, String> ids) {
        if (parameter.equals("NULL")) {
            return parameter;
        }
        String text = parameter.substring(1, parameter.length() - 1).replace("''", "'");
        for (var id : ids.entrySet()) {
            if (text.equals(id.getValue())) {
                return ":" + id.getKey();
            }
        }
        if (UNIQUE.matcher(text).matches()) {
            // the number of a mail: the database takes each once
            return "cast(gen_random_uuid() as text)";
        }
        // a colon would begin a variable of pgbench
        return "E'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace(":", "\\x3a")
                        .replace("\n", "\\n")
                + "'";
    }
}
