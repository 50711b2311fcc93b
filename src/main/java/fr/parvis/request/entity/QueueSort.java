package fr.parvis.request.entity;

/** The orders in which requests of the queue may be shown. */
public enum QueueSort {
    DUE,
    NEWEST,
    OLDEST,
    APPLICANT
}
