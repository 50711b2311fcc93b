package fr.parvis.booking.entity;

/** Zones of the school calendar of France. */
public enum SchoolZone {
    A,
    B,
    C
}
