package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ExpressionFactory;
import jakarta.el.StandardELContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our steps say beside what the usual expressions say. */
class DirectExpressionTest {

    private final ExpressionFactory usual = ExpressionFactory.newInstance();
    private final ELContext context = context();

    /** Something of ours as views see it. */
    public enum Kind {
        ONE,
        TWO
    }

    /** The same with everything that views ask for. */
    public record Seen(
            String name, int count, Long none, boolean yes, Kind kind, List<String> list) {

        public boolean isNo() {
            return !yes;
        }

        public String getText() {
            return "texte";
        }

        public String with(String text, int times) {
            return text.repeat(times);
        }

        public String with(String text) {
            return text + "!";
        }

        public String either(String text) {
            return text;
        }

        public String either(Integer number) {
            return "" + number;
        }

        public String breaks() {
            throw new IllegalStateException("broken");
        }
    }

    private ELContext context() {
        var context = new StandardELContext(usual);
        context.addELResolver(new PortalElResolver());
        Object seen = new Seen("Élodie", 3, null, true, Kind.ONE, List.of("a", "b"));
        Map<String, Object> known =
                Map.of("a", seen, "b", "x", "m", Map.of("k", "v"), "e", List.of(), "n", 5L);
        known.forEach(
                (name, value) ->
                        context.getVariableMapper()
                                .setVariable(
                                        name, usual.createValueExpression(value, Object.class)));
        return context;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#{a}",
                "#{a.name}",
                "#{a.name()}",
                "#{a.text}",
                "#{a.no}",
                "#{a.none}",
                "#{a.none.foo}",
                "#{a.none.foo('x').bar}",
                "#{a.with('x', 2)}",
                "#{a.with('x', '3')}",
                "#{a.with(b)}",
                "#{a.list.size()}",
                "#{a.name.concat('é')}",
                "#{a.count gt 2}",
                "#{a.count gt null}",
                "#{a.none lt 3}",
                "#{3 lt a.count}",
                "#{a.count eq n}",
                "#{a.count ne 3}",
                "#{a.kind eq 'ONE'}",
                "#{a.kind ne 'TWO'}",
                "#{a.none eq null}",
                "#{empty a.list}",
                "#{not empty a.list}",
                "#{empty e}",
                "#{empty m}",
                "#{empty a.none}",
                "#{empty ''}",
                "#{empty a.count}",
                "#{a.yes and not a.no}",
                "#{a.yes and a.no and a.yes}",
                "#{a.no or a.no or a.yes}",
                "#{a.no or a.yes and a.no}",
                "#{a.none and a.yes}",
                "#{a.yes ? b : a.breaks()}",
                "#{a.no ? a.breaks() : null}",
                "#{a.yes ? a.no ? 1 : 2 : 3}",
                "#{m.k}",
                "#{true}",
                "#{'c\\'est'}",
                "#{\"deux\"}",
                "#{7}",
                "x#{a.count}y#{a.none}z#{a.kind}",
                "#{b}#{b}"
            })
    void theySayTheSame(String text) {
        Object expected =
                usual.createValueExpression(context, text, Object.class).getValue(context);
        var step = DirectExpression.read(text, context);
        assertThat(step).as("read").isPresent();
        // the second time with what the first has found
        for (int i = 0; i < 2; i++) {
            assertThat(step.get().of(context)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#{a.list[0]}", "#{a.count + 1}", "#{a.count ge 3}", "#{x -> x}"})
    void whatIsSaidInAnotherWayIsLeftToTheUsualOnes(String text) {
        assertThat(DirectExpression.read(text, context)).isEmpty();
    }

    @Test
    void oneExpressionMeetsObjectsOfManyClasses() {
        var step = DirectExpression.read("#{one.name()}", with("one")).orElseThrow();
        for (Object one : List.of(Kind.ONE, new Seen("n", 1, 1L, true, Kind.TWO, List.of()))) {
            row = one;
            assertThat(step.of(context)).isEqualTo(one instanceof Seen s ? s.name() : "ONE");
        }
    }

    private Object row;

    private ELContext with(String name) {
        context.getVariableMapper()
                .setVariable(
                        name,
                        new PortalExpression("#{" + name + "}") {
                            private static final long serialVersionUID = 1;

                            @Override
                            protected Object evaluate(ELContext context) {
                                return row;
                            }
                        });
        return context;
    }

    @Test
    void whatAMethodThrowsIsTheCause() {
        var step = DirectExpression.read("#{a.breaks()}", context).orElseThrow();
        assertThatThrownBy(() -> step.of(context))
                .isInstanceOf(ELException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatDoesNotExistIsAFault() {
        for (String text :
                List.of(
                        "#{a.nothing}",
                        "#{a.nothing()}",
                        "#{a.with(1, 2, 3)}",
                        "#{a.list.foo()}")) {
            var step = DirectExpression.read(text, context).orElseThrow();
            assertThatThrownBy(() -> step.of(context)).as(text).isInstanceOf(ELException.class);
        }
    }
}
