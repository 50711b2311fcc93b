package fr.parvis.request.service;

import java.time.Instant;

/**
 * A request of a citizen with messages to read.
 *
 * @param unread how many
 * @param latest when the last of them was written
 */
public record UnreadRow(long number, String title, long unread, Instant latest) {}
