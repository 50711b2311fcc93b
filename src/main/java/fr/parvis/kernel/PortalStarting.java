package fr.parvis.kernel;

/**
 * Fired once at the start, when the database has its schema: capabilities prepare what they need.
 * An observer that throws stops the start.
 */
public record PortalStarting() {}
