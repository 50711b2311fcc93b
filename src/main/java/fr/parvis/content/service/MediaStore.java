package fr.parvis.content.service;

import fr.parvis.content.entity.MediaCopy;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.document.content.Picture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes the library, after the work with pixels, which takes too long for a transaction. */
@ApplicationScoped
class MediaStore {

    @Inject MediaRepository repository;
    @Inject Clock clock;

    /** Keeps a medium with its copies; what has the same bytes is there once. */
    @Transactional
    public MediaItem keep(MediaItem item, List<Picture.Copy> copies, String by) {
        repository.lock(item.token());
        Optional<MediaItem> known = repository.find(item.token());
        if (known.isPresent()) {
            if (!item.alt().isEmpty()) {
                known.get().describe(item.alt());
            }
            return known.get();
        }
        repository.add(item.added(by, clock.instant()));
        copies.forEach(
                c ->
                        repository.add(
                                new MediaCopy(
                                        item.id(),
                                        item.picture() ? c.width() : 0,
                                        c.height(),
                                        c.content())));
        return item;
    }
}
