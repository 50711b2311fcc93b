package fr.parvis.document.entity;

import java.time.LocalDate;

/**
 * What is said of a document.
 *
 * @param type id of one of the town's types of documents; null while nobody has chosen
 * @param title in the words of who adds it; null or blank: that of its type
 * @param expiresOn last day on which it is valid; null when it stays so
 */
public record DocumentDescription(String type, String title, LocalDate expiresOn) {}
