package fr.parvis.family.service;

/**
 * A household in a list.
 *
 * @param adults their names; null without any
 * @param children their names; null without any
 */
public record HouseholdRow(long id, String fileNumber, String adults, String children) {}
