package fr.parvis.request.service;

import fr.parvis.request.entity.Actor;

/**
 * A decision is taken back, in the running transaction. Whoever cannot undo what followed from it
 * refuses by a DomainException.
 */
public record RequestReopened(long number, String slug, Actor agent) {}
