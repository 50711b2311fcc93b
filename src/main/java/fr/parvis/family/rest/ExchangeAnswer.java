package fr.parvis.family.rest;

import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.TableFile;
import fr.parvis.web.ProblemMapper;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * What business software is answered: a list, what became of its lines, or that its key is none.
 */
public final class ExchangeAnswer {

    private ExchangeAnswer() {}

    /** 401. */
    public static Response refused() {
        return ProblemMapper.keyRefused(Messages.text("family.import.key"));
    }

    /** Rows under one key; a cell without text is left out. */
    public static <C extends TableFile.Column> Response list(
            String key, List<Map<C, String>> rows) {
        var list = Json.createArrayBuilder();
        for (Map<C, String> row : rows) {
            var one = Json.createObjectBuilder();
            row.forEach(
                    (column, text) -> {
                        if (!text.isEmpty()) {
                            one.add(column.title(), text);
                        }
                    });
            list.add(one);
        }
        return answer(Json.createObjectBuilder().add(key, list).build());
    }

    /** How many lines of each outcome, and what is wrong with the faulty ones. */
    public static Response report(FamilyImport.Kind kind, FamilyReport report) {
        var answer = Json.createObjectBuilder();
        FamilyOutcome.of(kind)
                .forEach(
                        o ->
                                answer.add(
                                        o.name().toLowerCase(java.util.Locale.ROOT),
                                        report.count(o)));
        var problems = Json.createArrayBuilder();
        report.problems()
                .forEach(
                        p ->
                                problems.add(
                                        Json.createObjectBuilder()
                                                .add("line", p.line())
                                                .add("who", p.who())
                                                .add("reason", p.reason())));
        return answer(answer.add("problems", problems).build());
    }

    private static Response answer(JsonObject json) {
        return Response.ok(json).header("Cache-Control", "no-store").build();
    }
}
