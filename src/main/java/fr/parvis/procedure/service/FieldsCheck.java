package fr.parvis.procedure.service;

import fr.parvis.account.service.ContactUpdates;
import fr.parvis.form.entity.AnswerText;
import fr.parvis.form.entity.Condition;
import fr.parvis.form.entity.DateBound;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import fr.parvis.procedure.entity.ApplicantFields;
import fr.parvis.procedure.entity.Procedure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/** What a schema cannot see in the fields of a démarche: names, conditions, bounds, patterns. */
final class FieldsCheck {

    private final Procedure procedure;
    private final Expectation expect;

    /** Notes a mistake at a JSON pointer of the file, unless something holds. */
    @FunctionalInterface
    interface Expectation {
        void that(boolean holds, String pointer, String expected);
    }

    FieldsCheck(Procedure procedure, Expectation expect) {
        this.procedure = procedure;
        this.expect = expect;
    }

    void checkFields() {
        Set<String> names = new HashSet<>();
        ApplicantFields.ALL.forEach(f -> names.add(f.name()));
        for (int i = 0; i < procedure.fields().size(); i++) {
            Field field = procedure.fields().get(i);
            String at = "/fields/" + i;
            expect.that(
                    names.add(field.name()),
                    at + "/name",
                    "another name: " + field.name() + " is taken");
            checkCondition(field.when(), at + "/when", field.name());
            expect.that(
                    !comesBack(field.name(), field.name(), new HashSet<>()),
                    at + "/when",
                    "a condition on fields that do not depend on " + field.name() + " themselves");
            checkBound(field, field.min(), at + "/min");
            checkBound(field, field.max(), at + "/max");
            checkPattern(field, at);
            if (field.prefill() != null) {
                expect.that(known(field.prefill()), at + "/prefill", "a field of this démarche");
            }
            Matcher placeholder =
                    AnswerText.PLACEHOLDER.matcher(field.text() == null ? "" : field.text());
            while (field.kind() == FieldKind.COMPUTED && placeholder.find()) {
                expect.that(
                        known(placeholder.group(1)),
                        at + "/text",
                        "{" + placeholder.group(1) + "} names no field of this démarche");
            }
        }
    }

    /** What an accepted request changes in the space is asked as the space keeps it. */
    void checkUpdates() {
        procedure
                .updates()
                .forEach(
                        (name, part) ->
                                expect.that(
                                        sameKind(name, part),
                                        "/updates/" + name,
                                        "a field of \"fields\" of the kind that " + part + " has"));
        expect.that(
                procedure.updates().isEmpty() || procedure.needsAccount(),
                "/access",
                "account, because an accepted request changes the space");
    }

    private boolean sameKind(String name, String part) {
        return procedure.fields().stream()
                .filter(f -> f.name().equals(name))
                .anyMatch(
                        f ->
                                ContactUpdates.FIELDS.stream()
                                        .anyMatch(
                                                known ->
                                                        known.name().equals(part)
                                                                && known.kind() == f.kind()));
    }

    void checkCondition(Condition condition, String at, String own) {
        if (condition == null) {
            return;
        }
        for (String name : condition.fields()) {
            expect.that(
                    known(name) && !name.equals(own),
                    at,
                    "another field of this démarche, not " + name);
        }
        checkOptions(condition, at);
    }

    /** In a circle of conditions nobody could say which of the fields is asked. */
    private boolean comesBack(String name, String own, Set<String> passed) {
        List<String> others =
                procedure.field(name).map(Field::when).map(Condition::fields).orElse(List.of());
        return others.stream()
                // a field that looks at itself is told by checkCondition
                .filter(other -> !other.equals(name))
                .anyMatch(
                        other ->
                                other.equals(own)
                                        || passed.add(other) && comesBack(other, own, passed));
    }

    private void checkOptions(Condition condition, String at) {
        if (condition.is() != null) {
            expect.that(
                    answerable(condition.field(), condition.is()), at, notAnOption(condition.is()));
        }
        if (condition.in() != null) {
            condition
                    .in()
                    .forEach(
                            v -> expect.that(answerable(condition.field(), v), at, notAnOption(v)));
        }
        if (condition.all() != null) {
            condition.all().forEach(c -> checkOptions(c, at));
        }
        if (condition.any() != null) {
            condition.any().forEach(c -> checkOptions(c, at));
        }
        if (condition.not() != null) {
            checkOptions(condition.not(), at);
        }
    }

    private static String notAnOption(String value) {
        return "\"" + value + "\" is none of the options of that field";
    }

    /** Whether the field may ever have this answer. */
    private boolean answerable(String name, String value) {
        return procedure
                .field(name)
                .map(
                        f ->
                                f.options().isEmpty()
                                        || f.options().stream()
                                                .anyMatch(o -> o.value().equals(value)))
                .orElse(true);
    }

    private void checkBound(Field field, String bound, String at) {
        if (bound == null) {
            return;
        }
        switch (field.kind()) {
            case NUMBER, AMOUNT ->
                    expect.that(bound.matches("-?\\d+(\\.\\d+)?"), at, "a number, not " + bound);
            case DATE, BIRTH_DATE -> {
                expect.that(
                        DateBound.readable(bound),
                        at,
                        "2026-01-31, today, today+7d or field:<name>");
                DateBound.field(bound)
                        .ifPresent(
                                other ->
                                        expect.that(
                                                procedure
                                                        .field(other)
                                                        .filter(f -> f.kind().dated())
                                                        .isPresent(),
                                                at,
                                                other + " is no date of this démarche"));
            }
            default -> expect.that(false, at, "bounds are for numbers, amounts and dates");
        }
    }

    private void checkPattern(Field field, String at) {
        if (field.pattern() == null) {
            return;
        }
        try {
            expect.that(
                    field.example() != null && field.example().matches(field.pattern()),
                    at + "/example",
                    "an example that matches the pattern");
        } catch (PatternSyntaxException e) {
            expect.that(false, at + "/pattern", "a regular expression: " + e.getDescription());
        }
    }

    private boolean known(String name) {
        return procedure.field(name).isPresent();
    }
}
