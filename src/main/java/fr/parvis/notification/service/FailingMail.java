package fr.parvis.notification.service;

import java.time.Instant;

/**
 * A mail that did not leave, as an administrator sees it: without its body, which is the
 * recipient's own business.
 *
 * @param recipient so that the recipient recognises it, and nobody else
 * @param error of the last attempt
 * @param nextAttemptAt null when nobody tries any more
 */
public record FailingMail(
        long id,
        String recipient,
        String subject,
        Instant writtenAt,
        int attempts,
        String error,
        Instant nextAttemptAt) {}
