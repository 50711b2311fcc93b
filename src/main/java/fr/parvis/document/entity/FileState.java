package fr.parvis.document.entity;

/** Whether a file may be read. */
public enum FileState {
    /** The scanner has not looked at it yet: nobody reads it. */
    WAITING,
    CLEAN,
    /** Its content is gone; the row says so to its owner. */
    INFECTED
}
