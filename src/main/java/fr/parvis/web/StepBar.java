package fr.parvis.web;

import fr.parvis.kernel.Messages;
import java.util.List;

/** The step bar of a form in several pages: "Étape 2 sur 4", a bar, and the list of the steps. */
public final class StepBar {

    private StepBar() {}

    /**
     * A step.
     *
     * @param address where one goes back to it, with the context path
     */
    public record Step(String title, String address) {}

    /**
     * The bar as HTML.
     *
     * @param current index of the step on which the person is
     */
    public static String html(List<Step> steps, int current) {
        var html = new Html();
        html.open("nav")
                .styled("pv-steps")
                .with("aria-label", Messages.text("web.steps"))
                .open("p")
                .styled("pv-steps__count")
                .open("strong")
                .text(Messages.text("web.step", current + 1, steps.size()))
                .close("strong");
        if (current + 1 < steps.size()) {
            html.text(" · " + Messages.text("web.step.next", steps.get(current + 1).title()));
        }
        html.close("p").open("div").styled("pv-steps__bar").with("aria-hidden", "true");
        for (int i = 0; i < steps.size(); i++) {
            html.open("i")
                    .styled(i < current ? "is-done" : i == current ? "is-now" : null)
                    .close("i");
        }
        html.close("div")
                .open("details")
                .styled("pv-steps__fold")
                .open("summary")
                .text(Messages.text("web.steps.show"))
                .close("summary")
                .open("ol")
                .styled("pv-steps__list");
        for (int i = 0; i < steps.size(); i++) {
            write(html, steps.get(i), i - current);
        }
        return html.close("ol").close("details").close("nav").toString();
    }

    private static void write(Html html, Step step, int distance) {
        html.open("li");
        if (distance < 0) {
            html.styled("is-done")
                    .open("a")
                    .with("href", step.address())
                    .text(step.title())
                    .close("a")
                    .span("pv-sr", " " + Messages.text("web.step.done"));
        } else {
            html.with("aria-current", distance == 0 ? "step" : null).text(step.title());
        }
        html.close("li");
    }
}
