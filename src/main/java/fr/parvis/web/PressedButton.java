package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Which button sent the form, for the view actions of a page: {@code
 * if="#{pressed.is('valider')}"}. Forms are plain HTML and a post is a view action, so that a
 * change is done before anything of its page is built. Why: src/doc/decisions/0009-posts.md.
 */
@ApplicationScoped
@Named("pressed")
public class PressedButton {

    /** The name of every button that does something; its value says what. */
    private static final String NAME = "pv-action";

    @Inject HttpServletRequest request;

    /** Whether a form was sent with the button of this value. */
    public boolean is(String value) {
        return "POST".equals(request.getMethod()) && value.equals(request.getParameter(NAME));
    }
}
