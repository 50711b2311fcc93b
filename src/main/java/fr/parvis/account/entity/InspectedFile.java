package fr.parvis.account.entity;

/**
 * A file that was looked into and found good.
 *
 * @param name cleaned, with the ending of what it is
 * @param state clean, or waiting for a scanner that does not answer
 */
public record InspectedFile(
        String name, String mediaType, AccountDocument.State state, byte[] content) {}
