package fr.parvis.account.view;

import fr.parvis.account.service.ActivationAnswer;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** "Activation de mon espace": what an agent asks before, and the answer to it. */
@RequestScoped
@Named
public class ActivationAnswerBacking {

    private static final String PAGE = "/mon-espace/activation";

    @Inject ActivationAnswer answers;
    @Inject CurrentUser user;
    @Inject Uploads uploads;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private String question;

    public void load() {
        question = answers.question(user.citizen().id()).orElse(null);
    }

    public void send() {
        answers.answer(
                user.citizen().id(),
                getWords(),
                uploads.files("pieces").stream()
                        .map(f -> new ActivationAnswer.SentFile(f.name(), f.content()))
                        .toList());
        navigation.to(PAGE + "?pv-dit=envoye");
    }

    /** What the agent asks; null when nothing is asked now. */
    public String getQuestion() {
        return question;
    }

    /** What was typed before a problem: nothing is lost. */
    public String getWords() {
        return sent.of("reponse");
    }

    /** Whether the answer was just sent. */
    public boolean isSent() {
        return question == null && !sent.of("pv-dit").isEmpty();
    }
}
