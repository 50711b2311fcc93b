package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** The bytes of a medium: of a picture in one of its widths, or of a PDF. */
@Entity
@Table(name = "content_media_copy")
@IdClass(MediaCopy.Key.class)
public class MediaCopy {

    /** Which copy of which medium. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long mediaId;
        private int width;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && mediaId == that.mediaId && width == that.width;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(mediaId) * 31 + width;
        }
    }

    @Id
    @Column(name = "media_id")
    private long mediaId;

    @Id private int width;

    private int height;
    private byte[] content;

    protected MediaCopy() {}

    /**
     * @param width in pixels; 0 for a PDF
     */
    public MediaCopy(long mediaId, int width, int height, byte[] content) {
        this.mediaId = mediaId;
        this.width = width;
        this.height = height;
        this.content = content.clone();
    }
}
