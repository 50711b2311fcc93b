package fr.parvis.request.entity;

/** The views of the queue that every agent has. */
public enum QueueView {
    TODO,
    MINE,
    UNASSIGNED,
    LATE,
    AWAITING,
    MESSAGES,
    ENDED
}
