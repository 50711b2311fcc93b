package fr.parvis.account.entity;

/** What a member of staff may do. AGENT goes with a service. */
public enum Role {
    AGENT,
    REGIE,
    COMMUNICATION,
    ADMIN
}
