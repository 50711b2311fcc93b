package fr.parvis.family.service;

import java.time.Instant;

/** A dossier that waits for an agent. */
public record WaitingDossier(long id, String year, String child, Instant sentAt) {}
