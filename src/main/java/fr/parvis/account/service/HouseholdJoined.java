package fr.parvis.account.service;

/**
 * Fired in the transaction in which an account comes into a household, by a key or by an import.
 * Whoever knows the household's members looks whether the person is one of them already.
 */
public record HouseholdJoined(long household, long account) {}
