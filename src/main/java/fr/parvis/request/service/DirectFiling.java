package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountForms;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/**
 * Files a request of a démarche for a page that has asked for the answers by itself: no draft and
 * no steps, but the same number, history, mail and queue. Whoever calls has checked the answers,
 * and sees to it that a second click files nothing.
 */
@ApplicationScoped
public class DirectFiling {

    @Inject RequestRepository requests;
    @Inject Catalogue catalogue;
    @Inject QuotaKeeper quota;
    @Inject FilingAccess access;
    @Inject RequestMails mails;
    @Inject Clock clock;

    /**
     * @param answers to the démarche's own fields; "Mes informations" is what the space knows
     * @param title what lists and mails call the request
     * @param subject whom or what it is about; null for the citizen
     * @throws fr.parvis.kernel.NotFoundException when the citizen may not file it
     */
    @Transactional(TxType.MANDATORY)
    public Request file(
            Account citizen, String slug, Answers answers, String title, String subject) {
        Catalogue.Edition edition = edition(slug);
        Request request = made(citizen, edition, answers, title, subject);
        mails.acknowledge(request, edition.procedure(), null, Optional.empty());
        return request;
    }

    /**
     * The same of what is granted in the same moment. No mail is written: whoever calls writes what
     * was granted.
     *
     * @param reason what the citizen reads in the history
     */
    @Transactional(TxType.MANDATORY)
    public Request fileGranted(
            Account citizen,
            String slug,
            Answers answers,
            String title,
            String subject,
            String reason) {
        Catalogue.Edition edition = edition(slug);
        Request request = made(citizen, edition, answers, title, subject);
        Procedure.Outcome yes =
                edition.procedure().outcomes().stream()
                        .filter(o -> o.decision() == Procedure.Outcome.Decision.ACCEPTED)
                        .findFirst()
                        .orElseThrow();
        request.decide(yes, Actor.system(), reason, clock.instant());
        return request;
    }

    private Catalogue.Edition edition(String slug) {
        return catalogue.any(slug).orElseThrow(() -> new NotFoundException("démarche " + slug));
    }

    private Request made(
            Account citizen,
            Catalogue.Edition edition,
            Answers answers,
            String title,
            String subject) {
        Procedure procedure = edition.procedure();
        access.demand(procedure, DraftOwner.citizen(citizen, null));
        var asked = Field.inputs(procedure.applicantFields());
        Answers all =
                answers.with(AccountForms.answers(citizen).only(asked::contains), asked::contains);
        Request request =
                Request.about(
                        title,
                        subject,
                        new Request(
                                requests.nextNumber(),
                                procedure,
                                edition.versionId(),
                                Filing.askedOnly(procedure, all),
                                quota.take(procedure),
                                Actor.citizen(citizen.id()),
                                clock.instant()));
        requests.add(request);
        return request;
    }
}
