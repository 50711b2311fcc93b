package fr.parvis.account.service;

import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.ImportOutcome;
import java.time.Instant;

/**
 * What becomes, or became, of a line of an imported file.
 *
 * @param name "" when it is not known any more
 * @param problem what is to be corrected, in words; null when nothing is
 * @param accountId null before the import, and where nothing was written
 * @param state of the account now; null without one
 * @param mailedAt when the link was sent last; null before
 */
public record ImportRow(
        int line,
        String name,
        String fileNumber,
        String mail,
        ImportOutcome outcome,
        String problem,
        Long accountId,
        AccountState state,
        Instant mailedAt) {

    /** Whether the owner still has to follow the link. */
    public boolean invitable() {
        return state == AccountState.PREPARED;
    }
}
