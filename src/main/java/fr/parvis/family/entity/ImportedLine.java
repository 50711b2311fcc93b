package fr.parvis.family.entity;

/**
 * What became of a line, or would become.
 *
 * @param who whom it is about, as far as it can be read
 * @param reason why it is faulty, in French; null when it is not
 */
public record ImportedLine(int line, String who, FamilyOutcome outcome, String reason) {}
