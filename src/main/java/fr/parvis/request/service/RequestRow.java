package fr.parvis.request.service;

import fr.parvis.request.entity.RequestStatus;
import java.time.Instant;

/**
 * A request in a citizen's list.
 *
 * @param status as the citizen is told: what is archived still says how it ended
 */
public record RequestRow(long number, String title, RequestStatus status, Instant filedAt) {}
