package fr.parvis.account.service;

/**
 * Somebody who instructs requests.
 *
 * @param name as colleagues see it
 */
public record Colleague(long id, String name) {}
