package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the media library goes with a text: a picture, and files in their order. */
@Embeddable
public class NewsMedia {

    public static final int MOST_FILES = 10;

    @Column(name = "picture_id")
    private Long pictureId;

    /** Numbers with spaces between. */
    @Column(name = "file_ids")
    private String fileIds = "";

    protected NewsMedia() {}

    /**
     * @param pictureId number of a picture of the library; null for none
     * @param files numbers of PDFs of the library; one named twice is there once
     */
    public NewsMedia(Long pictureId, List<Long> files) {
        this.pictureId = pictureId;
        this.fileIds =
                files.stream().distinct().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Nothing. */
    public static NewsMedia none() {
        return new NewsMedia(null, List.of());
    }

    /** Each row has its own. */
    NewsMedia copy() {
        return new NewsMedia(pictureId, files());
    }

    /** Null for none. */
    public Long pictureId() {
        return pictureId;
    }

    public List<Long> files() {
        return fileIds.isEmpty()
                ? List.of()
                : Stream.of(fileIds.split(" ")).map(Long::valueOf).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewsMedia that
                && Objects.equals(pictureId, that.pictureId)
                && fileIds.equals(that.fileIds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pictureId, fileIds);
    }
}
