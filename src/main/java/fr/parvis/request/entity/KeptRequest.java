package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The row of a request as plain SQL reads it, to be looked at only (decision 8).
 *
 * @param quotaPeriod null when it holds no place
 * @param endedAs null but in the archive
 */
public record KeptRequest(
        long number,
        String slug,
        long versionId,
        String service,
        String title,
        String subject,
        Instant filedAt,
        LocalDate dueOn,
        String quotaPeriod,
        String applicantName,
        String applicantMail,
        Answers answers,
        RequestStatus status,
        RequestStatus endedAs,
        Instant changedAt,
        Instant endedAt,
        long version,
        String outcome,
        Long assigneeId,
        Long accountId) {}
