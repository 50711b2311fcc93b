package fr.parvis.request.entity;

/** What can be done with several requests in one go. */
public enum BulkAction {
    DECIDE,
    ASSIGN,
    ARCHIVE
}
