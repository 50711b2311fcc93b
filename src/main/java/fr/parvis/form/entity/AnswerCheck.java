package fr.parvis.form.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The shape of answers: whether each field that is shown has an answer that its kind and its bounds
 * accept. The one home of this rule, for every démarche and every way of filing.
 */
public final class AnswerCheck {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}([.,]\\d{1,2})?");

    private final List<Field> fields;
    private final Answers answers;
    private final DateCheck dates;
    private final List<FieldProblem> problems = new ArrayList<>();

    private AnswerCheck(List<Field> fields, List<Field> all, Answers answers, LocalDate today) {
        this.answers = answers.visible(all);
        this.fields = shown(fields);
        this.dates = new DateCheck(shown(all), this.answers, today);
    }

    private List<Field> shown(List<Field> some) {
        return some.stream().filter(f -> f.shownWith(answers)).toList();
    }

    /**
     * The problems of these answers, in the order of the fields; none when all is well. Fields that
     * their condition hides are passed over.
     *
     * @param fields those of one form
     * @param answers all answers so far, also those of other forms that conditions look at
     */
    public static List<FieldProblem> problems(
            List<Field> fields, Answers answers, LocalDate today) {
        return problems(fields, fields, answers, today);
    }

    /**
     * The same where conditions and bounds name fields of another form, too.
     *
     * @param all those of all forms
     */
    public static List<FieldProblem> problems(
            List<Field> fields, List<Field> all, Answers answers, LocalDate today) {
        return new AnswerCheck(fields, all, answers, today).run();
    }

    private List<FieldProblem> run() {
        fields.forEach(this::checkField);
        return problems;
    }

    private void checkField(Field field) {
        if (!field.kind().asks()) {
            return;
        }
        if (!field.kind().composite()) {
            checkLeaf(field);
            return;
        }
        boolean begun = answers.anythingIn(field.name());
        // an optional address or person that was begun is finished, or emptied
        Field whole = begun ? field.required(true) : field;
        whole.parts().forEach(this::checkLeaf);
    }

    private void checkLeaf(Field field) {
        if (!answers.anythingIn(field.name())) {
            if (field.required()) {
                add(firstInput(field), missingKey(field), field.label());
            }
            return;
        }
        String value = answers.text(field.name());
        if (value.length() > field.longest()) {
            add(field.name(), "tooLong", field.label(), field.longest(), value.length());
            return;
        }
        switch (field.kind()) {
            case TEXT, LONG_TEXT, PASSWORD -> checkText(field, value);
            case NUMBER -> checkNumber(field, value);
            case AMOUNT -> checkAmount(field, value);
            case DATE, BIRTH_DATE -> dates.problem(field).ifPresent(problems::add);
            case TIME -> {
                if (AnswerReading.time(value).isEmpty()) {
                    add(field.name(), "time", field.label());
                }
            }
            case CHOICE, YES_NO -> checkChoice(field);
            case MAIL -> checkMail(field, value);
            case PHONE -> {
                if (AnswerReading.phone(value).isEmpty()) {
                    add(field.name(), "phone", field.label());
                }
            }
            case COMMUNE -> {
                if (Places.communes(value).isEmpty()) {
                    add(field.name(), "commune", field.label());
                }
            }
            case COUNTRY -> {
                if (Places.country(value).isEmpty()) {
                    add(field.name(), "unknownChoice", field.label());
                }
            }
            case DEPARTMENT -> {
                if (Places.department(value).isEmpty()) {
                    add(field.name(), "unknownChoice", field.label());
                }
            }
            case CONSENT -> {
                if (!value.equals("oui")) {
                    add(field.name(), "consent", field.label());
                }
            }
            default -> throw new IllegalStateException(field.kind() + " is not a leaf");
        }
    }

    private static String firstInput(Field field) {
        return field.kind().dated() ? field.name() + ".jour" : field.name();
    }

    private static String missingKey(Field field) {
        return switch (field.kind()) {
            case CHOICE, YES_NO, COUNTRY, DEPARTMENT -> "choose";
            case CONSENT -> "consent";
            default -> "missing";
        };
    }

    private void checkText(Field field, String value) {
        if (field.minLength() != null && value.length() < field.minLength()) {
            add(field.name(), "tooShort", field.label(), field.minLength());
        } else if (field.pattern() != null && !value.matches(field.pattern())) {
            add(field.name(), "literal", field.message());
        } else if (field.kind() == FieldKind.TEXT && value.indexOf('\n') >= 0) {
            add(field.name(), "oneLine", field.label());
        }
    }

    private void checkNumber(Field field, String value) {
        String digits = value.replaceAll("[ \\u00A0\\u202F]", "");
        if (!NUMBER.matcher(digits).matches()) {
            add(field.name(), "number", field.label());
        } else {
            checkBounds(field, new BigDecimal(digits));
        }
    }

    private void checkAmount(Field field, String value) {
        String digits = value.replaceAll("[ \\u00A0\\u202F€]", "");
        if (!AMOUNT.matcher(digits).matches()) {
            add(field.name(), "amount", field.label());
        } else {
            checkBounds(field, new BigDecimal(digits.replace(',', '.')));
        }
    }

    private void checkBounds(Field field, BigDecimal number) {
        if (field.min() != null && number.compareTo(new BigDecimal(field.min())) < 0) {
            add(field.name(), "atLeast", field.label(), field.min());
        } else if (field.max() != null && number.compareTo(new BigDecimal(field.max())) > 0) {
            add(field.name(), "atMost", field.label(), field.max());
        }
    }

    private void checkChoice(Field field) {
        Set<String> known = Set.copyOf(field.options().stream().map(Field.Option::value).toList());
        List<String> given = answers.all(field.name());
        if (!known.containsAll(given) || given.size() > 1 && !field.multiple()) {
            add(field.name(), "unknownChoice", field.label());
        }
    }

    private void checkMail(Field field, String value) {
        if (!value.contains("@")) {
            add(field.name(), "mailAt", field.label());
        } else if (!MailAddress.wellFormed(value)) {
            add(field.name(), "mail", field.label());
        }
    }

    private void add(String input, String key, Object... arguments) {
        problems.add(FieldProblem.of(input, key, arguments));
    }
}
