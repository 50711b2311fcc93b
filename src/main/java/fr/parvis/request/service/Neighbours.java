package fr.parvis.request.service;

/**
 * What stands beside a request in a queue.
 *
 * @param previous null for the first one, and for what the queue does not hold
 * @param next null for the last one
 */
public record Neighbours(Long previous, Long next) {}
