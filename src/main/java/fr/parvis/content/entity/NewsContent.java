package fr.parvis.content.entity;

/** All that an editor says of an item at once: its words, what goes with them, for whom, where. */
public record NewsContent(
        NewsText text, NewsMedia media, NewsReach reach, NewsDestination destination) {}
