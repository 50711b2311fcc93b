package fr.parvis.account.service;

/**
 * Somebody who typed too many wrong keys.
 *
 * @param accountId null for who is creating a space
 * @param name as it was typed where there is no account
 */
public record KeyAlert(long id, Long accountId, String name) {}
