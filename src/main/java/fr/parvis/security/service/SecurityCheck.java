package fr.parvis.security.service;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.security.entity.CodeChallenge;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether a form is sent by a person. A browser with script proves invisibly that it has worked for
 * it; without script, or when the proof is missing or wrong, a code is copied from an image or from
 * its spoken version. No third party is asked.
 *
 * <p>In the page, before the button of the form, with the value of that button:
 *
 * <pre>{@code
 * <pv:securityCheck button="envoyer"/>
 * }</pre>
 *
 * <p>In the action of the backing bean, last before the work is done, because an answer counts
 * once: what a person can correct in the form is checked before.
 *
 * <pre>{@code
 * check.require(); // a sentence, and the form shows the code
 * }</pre>
 *
 * <p>Where a proof is not enough ({@link #requireCode}) the tag stands in the page only while the
 * code is asked for: {@code <c:if test="#{securityCheck.codeAsked}">}, or always: the code comes
 * with the first refusal.
 */
@RequestScoped
@Named
public class SecurityCheck {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    /** Inputs that the tag makes. */
    private static final String PROOF = "pv-preuve";

    private static final String TOKEN = "pv-defi";
    private static final String CODE = "pv-code";

    /** The button "Nouvelle image": the page comes again, with another one. */
    private static final String ANOTHER = "nouvelle-image";

    private static final String BUTTON = "pv-action";

    @Inject HttpServletRequest request;
    @Inject Codes codes;
    @Inject ProofOfWork proofs;
    @Inject Answers answers;

    private boolean codeAsked;
    private String token;
    private String problem;

    /**
     * Asks for a proof, or else for the code.
     *
     * @throws DomainException when the form brings neither: the sentence says what to do, and the
     *     form shows the code
     */
    public void require() {
        boolean proved =
                proofs.read(request.getParameter(PROOF)).filter(answers::accept).isPresent();
        if (!proved) {
            requireCode();
        }
    }

    /**
     * Asks for the code, a proof does not do.
     *
     * @throws DomainException as {@link #require}
     */
    public void requireCode() {
        Optional<CodeChallenge> challenge = codes.find(request.getParameter(TOKEN));
        String typed = request.getParameter(CODE);
        boolean empty = typed == null || typed.isBlank();
        if (!empty && challenge.filter(c -> answers.accept(c, typed)).isPresent()) {
            return;
        }
        askForCode();
        if (empty) {
            problem = "security.check.empty";
        } else {
            problem = challenge.isEmpty() ? "security.check.old" : "security.check.wrong";
            SECURITY.log(Level.INFO, "security check not passed: {0}", request.getServletPath());
        }
        throw new DomainException(problem);
    }

    /** Whether the form may go on; as {@link #require}, without a sentence. */
    public boolean passed() {
        try {
            require();
            return true;
        } catch (DomainException e) {
            return false;
        }
    }

    /** The form that is shown now has the code. */
    public void askForCode() {
        codeAsked = true;
    }

    /** Whether the form shows the code to everybody, and not only to browsers without script. */
    public boolean isCodeAsked() {
        return codeAsked || ANOTHER.equals(request.getParameter(BUTTON));
    }

    /** What was wrong with the code, in French; null when nothing was. */
    public String getProblem() {
        return problem == null ? null : Messages.text(problem);
    }

    /** How many letters and digits a code has. */
    public int getLength() {
        return CodeChallenge.LENGTH;
    }

    /** The token of the image that this page shows: always a new one. */
    public String getToken() {
        if (token == null) {
            token = codes.create();
        }
        return token;
    }
}
