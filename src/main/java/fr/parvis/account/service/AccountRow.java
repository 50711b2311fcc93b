package fr.parvis.account.service;

import fr.parvis.account.entity.AccountState;
import java.time.Instant;

/**
 * An account in a list of the back office.
 *
 * @param waitingSince when its owner began to wait for an agent; null for who does not wait
 */
public record AccountRow(
        long id,
        String name,
        String userName,
        String mail,
        AccountState state,
        Instant waitingSince) {}
