package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.town.TownSettings;
import fr.parvis.town.WorkingHours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Until when the town has promised to activate a space that waits for an agent. */
@ApplicationScoped
public class ActivationPromise {

    @Inject TownSettings town;

    /** The last day; empty where the town promises nothing, or the owner has to answer first. */
    public Optional<LocalDate> until(Account account) {
        Integer hours = town.accounts().activationHours();
        if (hours == null || account.state() != AccountState.AWAITING_AGENT) {
            return Optional.empty();
        }
        var due =
                WorkingHours.of(town.townHall())
                        .after(account.stateSince(), Duration.ofHours(hours));
        return Optional.of(LocalDate.ofInstant(due, ClockProducer.PARIS));
    }
}
