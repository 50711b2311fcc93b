package fr.parvis.document.entity;

import java.util.UUID;

/**
 * A file that was received, checked and put in the store, and that no document names yet.
 *
 * @param name cleaned, as it will be shown
 * @param size bytes of what is read
 */
public record NewFile(
        UUID id, String name, String mediaType, long size, FileState state, Sealed sealed) {

    /**
     * Where the encrypted content is, and its key.
     *
     * @param previewPlace of the small picture; null without one
     * @param sha256 of what stands in the store, hexadecimal
     */
    public record Sealed(String place, String previewPlace, byte[] wrappedKey, String sha256) {}
}
