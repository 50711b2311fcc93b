package fr.parvis.account.view;

import fr.parvis.account.entity.AccountDocument.State;
import fr.parvis.account.entity.InspectedFile;
import fr.parvis.account.service.ActivationAnswer;
import fr.parvis.account.service.ActivationFiles;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Activation de mon espace": what an agent asks before, and the answer to it. */
@RequestScoped
@Named
public class ActivationAnswerBacking {

    private static final String PAGE = "/mon-espace/activation";
    private static final String WAITING = "verification";

    @Inject ActivationAnswer answers;
    @Inject ActivationFiles files;
    @Inject CurrentUser user;
    @Inject Uploads uploads;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private String question;

    public void load() {
        question = answers.question(user.citizen().id()).orElse(null);
    }

    public void send() {
        List<InspectedFile> inspected =
                files.inspected(
                        uploads.files("pieces").stream()
                                .map(f -> new ActivationFiles.SentFile(f.name(), f.content()))
                                .toList());
        answers.answer(user.citizen().id(), getWords(), inspected);
        boolean waiting = inspected.stream().anyMatch(f -> f.state() == State.WAITING);
        navigation.to(PAGE + "?pv-dit=" + (waiting ? WAITING : "envoye"));
    }

    /** What the agent asks; null when nothing is asked now. */
    public String getQuestion() {
        return question;
    }

    /** What was typed before a problem: nothing is lost. */
    public String getWords() {
        return sent.of("reponse");
    }

    /** Whether a file that was sent waits for the scanner. */
    public boolean isWaiting() {
        return WAITING.equals(sent.of("pv-dit"));
    }

    /** Whether the answer was just sent. */
    public boolean isSent() {
        return question == null && !sent.of("pv-dit").isEmpty();
    }
}
