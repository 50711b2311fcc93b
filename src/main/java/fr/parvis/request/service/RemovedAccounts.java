package fr.parvis.request.service;

import fr.parvis.account.service.AccountRemoving;
import fr.parvis.appointment.service.Appointments;
import fr.parvis.request.entity.AppointmentHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * An account goes: its drafts go with their documents and slots, and what its owner was writing.
 * Requests with their messages are the town's file: they lose the account and stay until the
 * retention of their démarche ends.
 */
@ApplicationScoped
class RemovedAccounts {

    @Inject DraftRepository drafts;
    @Inject DraftDocuments documents;
    @Inject Appointments appointments;
    @Inject RetentionRepository retention;

    void forget(@Observes AccountRemoving account) {
        List<Long> begun = drafts.ofAccount(account.accountId());
        begun.forEach(documents::forgetDraft);
        begun.forEach(id -> appointments.release(AppointmentHolder.ofDraft(id)));
        if (!begun.isEmpty()) {
            drafts.remove(begun);
        }
        retention.letGoOf(account.accountId());
    }
}
