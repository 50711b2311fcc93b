package fr.parvis.request.service;

import fr.parvis.request.entity.RequestStatus;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A request in the queue.
 *
 * @param assignee name of the agent who works on it; null when nobody does
 * @param unread messages of the citizen that nobody opened yet
 * @param documents whether the citizen has added documents that nobody looked at yet
 */
public record QueueRow(
        long number,
        String title,
        String applicant,
        RequestStatus status,
        Instant filedAt,
        LocalDate dueOn,
        String assignee,
        int unread,
        boolean documents) {}
