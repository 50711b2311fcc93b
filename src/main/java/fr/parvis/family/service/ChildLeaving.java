package fr.parvis.family.service;

/**
 * Fired in the transaction in which an agent noted that a child leaves its school, the town or a
 * household, or takes that back. Whoever plans something for the child looks what is left of it.
 *
 * @param child its id
 */
public record ChildLeaving(long child) {}
