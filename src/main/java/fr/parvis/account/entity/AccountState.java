package fr.parvis.account.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of an account, and the one table of what may follow what. Staff are ACTIVE. */
public enum AccountState {
    /** Made in the wizard; the link of the first mail was not followed yet. */
    MAIL_UNCONFIRMED,
    /** The mail is confirmed; an agent of the town still has to activate the space. */
    AWAITING_AGENT,
    /** The agent asked for a document first. */
    DOCUMENT_ASKED,
    ACTIVE,
    /** The agent refused, with a reason. */
    REFUSED,
    /** Made by the town from its old files; its owner has not activated it yet. */
    PREPARED,
    CLOSED;

    private static final Map<AccountState, Set<AccountState>> NEXT =
            Map.of(
                    MAIL_UNCONFIRMED, EnumSet.of(AWAITING_AGENT, ACTIVE, CLOSED),
                    AWAITING_AGENT, EnumSet.of(DOCUMENT_ASKED, ACTIVE, REFUSED, CLOSED),
                    DOCUMENT_ASKED, EnumSet.of(AWAITING_AGENT, ACTIVE, REFUSED, CLOSED),
                    ACTIVE, EnumSet.of(CLOSED),
                    // an agent corrects a mistake
                    REFUSED, EnumSet.of(ACTIVE, CLOSED),
                    PREPARED, EnumSet.of(ACTIVE, CLOSED),
                    CLOSED, EnumSet.noneOf(AccountState.class));

    public boolean mayBecome(AccountState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether its owner may sign in: also while an agent has not activated it yet. */
    public boolean signsIn() {
        return this == ACTIVE || waiting();
    }

    /** Whether an agent has to do something. */
    public boolean waiting() {
        return this == AWAITING_AGENT || this == DOCUMENT_ASKED;
    }

    /** Key of its French name. */
    public String key() {
        return "account.state." + name();
    }
}
