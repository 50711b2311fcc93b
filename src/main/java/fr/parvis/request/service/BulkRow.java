package fr.parvis.request.service;

import fr.parvis.request.entity.RequestStatus;

/** A request among several that are to be processed in one go. */
public record BulkRow(
        long number,
        long version,
        String slug,
        String title,
        String applicant,
        RequestStatus status) {}
