package fr.parvis.billing.entity;

import java.time.Instant;
import java.time.YearMonth;

/** A month of a régie into which nothing is posted any more. */
public record PeriodClosing(YearMonth month, Instant closedAt, String closedByName) {}
