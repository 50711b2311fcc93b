package fr.parvis.family.service;

import java.time.Instant;

/** Who of the town has opened what a dossier says of health. */
public record HealthAccess(Instant at, String reader) {}
