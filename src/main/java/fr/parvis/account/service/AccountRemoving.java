package fr.parvis.account.service;

/**
 * A citizen's account is about to go for good, in the running transaction: whatever keeps something
 * of the person by the number of the account removes it, or lets go of the number.
 */
public record AccountRemoving(long accountId) {}
