package fr.parvis.content.service;

import fr.parvis.account.entity.Account;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pictures and PDFs: chosen and described at the desk, and read where they are used. */
@ApplicationScoped
public class MediaLibrary {

    /** Where everybody has what is public, below the root of the portal. */
    public static final String PUBLIC = "/medias/";

    /** Media on a page of the desk. */
    public static final int PAGE = 24;

    /** Pictures that a form offers. */
    private static final int OFFERED = 60;

    @Inject MediaRepository repository;
    @Inject Clock clock;

    /**
     * A medium as bytes.
     *
     * @param name with its ending
     */
    public record Content(String name, String mediaType, byte[] bytes) {}

    /** What a text goes with, as it stands in the library. */
    public record Shown(MediaItem picture, List<MediaItem> files) {

        public static final Shown NOTHING = new Shown(null, List.of());

        public Shown {
            files = List.copyOf(files);
        }
    }

    static Content content(MediaRepository.Bytes bytes) {
        return new Content(bytes.name(), bytes.mediaType(), bytes.content());
    }

    /** A copy of what is used in a text that everybody may read now; empty for all else. */
    public Optional<Content> published(String token, int width) {
        return repository.ofPublic(token, width, clock.instant()).map(MediaLibrary::content);
    }

    /** A copy for the desk. */
    public Optional<Content> ofDesk(String token, int width, Account editor) {
        check(editor);
        return repository.ofDesk(token, width).map(MediaLibrary::content);
    }

    /** What goes with some texts; by one question. */
    @Transactional
    public Map<Long, MediaItem> pictures(Collection<NewsMedia> of) {
        return repository
                .find(of.stream().map(NewsMedia::pictureId).filter(i -> i != null).toList())
                .stream()
                .collect(Collectors.toMap(MediaItem::id, Function.identity()));
    }

    /** What goes with a text: its picture, and its files in their order. */
    @Transactional
    public Shown shown(NewsMedia media) {
        if (media.equals(NewsMedia.none())) {
            return Shown.NOTHING;
        }
        Map<Long, MediaItem> files =
                repository.find(media.files()).stream()
                        .collect(Collectors.toMap(MediaItem::id, Function.identity()));
        return new Shown(
                media.pictureId() == null ? null : repository.find(media.pictureId()).orElse(null),
                media.files().stream().map(files::get).filter(f -> f != null).toList());
    }

    /**
     * A page of the library, the latest first.
     *
     * @param words of the name or the description; "" for all
     * @param number of the page, from 1
     */
    @Transactional
    public List<MediaItem> page(MediaItem.Sort sort, String words, int number, Account editor) {
        check(editor);
        return repository.latest(sort, words, Math.multiplyExact(number - 1, PAGE), PAGE + 1);
    }

    /** What a form of the desk offers. */
    @Transactional
    public List<MediaItem> offered(MediaItem.Sort sort, Account editor) {
        check(editor);
        return repository.latest(sort, "", 0, OFFERED);
    }

    @Transactional
    public MediaItem get(long id, Account editor) {
        check(editor);
        return repository.find(id).orElseThrow(() -> new NotFoundException("medium " + id));
    }

    /** Whether something uses it, so that it stays. */
    @Transactional
    public boolean used(long id, Account editor) {
        check(editor);
        return repository.used(id);
    }

    @Transactional
    public void describe(long id, String alt, Account editor) {
        get(id, editor).describe(alt);
    }

    /**
     * @throws DomainException when something uses it
     */
    @Transactional
    public void remove(long id, Account editor) {
        MediaItem item = get(id, editor);
        if (repository.used(id)) {
            throw new DomainException("content.problem.mediumUsed");
        }
        repository.remove(item);
    }

    private static void check(Account editor) {
        if (!editor.rights().editsContent()) {
            throw new NotFoundException("media");
        }
    }
}
