package fr.parvis.family.service;

import java.time.LocalDate;

/**
 * A quotient familial that was set.
 *
 * @param from first day on which it counts
 * @param to last day, before another one that was set earlier; null: until further notice
 * @param amount in euros
 */
public record QuotientSet(long household, LocalDate from, LocalDate to, int amount) {}
