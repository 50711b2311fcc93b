package fr.parvis.content.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.service.MediaIntake;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.kernel.Feature;
import fr.parvis.web.SentText;
import fr.parvis.web.Uploads;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The picture of a text in its form: it stays, and is described by what was said of it only. */
@Feature("CON-4")
class MediaChoiceTest {

    private final Map<String, String> typed = new HashMap<>();
    private final List<Uploads.SentFile> files = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final MediaChoice choice =
            new MediaChoice() {
                @Override
                List<Uploads.SentFile> brought(String input) {
                    return input.equals("image-fichier") ? files : List.of();
                }
            };

    private static MediaItem picture(long id, String alt) {
        return new MediaItem() {
            @Override
            public Long id() {
                return id;
            }

            @Override
            public String alt() {
                return alt;
            }
        };
    }

    @BeforeEach
    void aLibraryOfThree() {
        Map<Long, MediaItem> all =
                Map.of(
                        1L,
                        picture(1, "La mairie"),
                        2L,
                        picture(2, "Le marché"),
                        3L,
                        picture(3, ""));
        choice.user =
                new CurrentUser() {
                    @Override
                    public Account editor() {
                        return null;
                    }
                };
        choice.sent =
                new SentText() {
                    @Override
                    public String of(String name) {
                        return typed.getOrDefault(name, "");
                    }

                    @Override
                    public List<String> all(String name) {
                        return List.of();
                    }
                };
        choice.library =
                new MediaLibrary() {
                    @Override
                    public List<MediaItem> offered(MediaItem.Sort sort, Account editor) {
                        return List.of(all.get(3L), all.get(2L));
                    }

                    @Override
                    public Shown shown(NewsMedia media) {
                        return new Shown(all.get(media.pictureId()), List.of());
                    }

                    @Override
                    public void describe(long id, String alt, Account editor) {
                        said.add(id + " " + alt);
                    }
                };
        choice.intake =
                new MediaIntake() {
                    @Override
                    public MediaItem picture(
                            String name, InputStream content, String alt, String by) {
                        said.add("3 " + alt);
                        return all.get(3L);
                    }
                };
        typed.put("image-avant", "1");
        typed.put("image-avant-texte", "La mairie");
        typed.put("image-texte", "La mairie");
    }

    @Test
    void theChosenPictureIsOfferedHoweverOldItIs() {
        choice.begin(new NewsMedia(1L, List.of()));
        assertThat(choice.getOfferedPictures())
                .extracting(MediaItem::id)
                .containsExactly(1L, 3L, 2L);
        choice.begin(new NewsMedia(2L, List.of()));
        assertThat(choice.getOfferedPictures()).extracting(MediaItem::id).containsExactly(3L, 2L);
    }

    @Test
    void anotherPictureIsNotDescribedByWhatStoodThereForTheOneBefore() {
        typed.put("image", "2");
        assertThat(choice.chosen("Sacha").pictureId()).isEqualTo(2);
        assertThat(said).isEmpty();
        assertThat(choice.getAlt()).isEqualTo("Le marché");
        typed.put("image-texte", "Le marché de Noël");
        choice.chosen("Sacha");
        assertThat(said).containsExactly("2 Le marché de Noël");
    }

    @Test
    void norIsANewOne() {
        typed.put("image", "1");
        files.add(new Uploads.SentFile("place.jpg", new byte[0]));
        assertThat(choice.chosen("Sacha").pictureId()).isEqualTo(3);
        assertThat(said).containsExactly("3 ");
        assertThat(choice.getAlt()).isEmpty();
    }

    @Test
    void theSameOneIsDescribedAnew() {
        typed.put("image", "1");
        typed.put("image-texte", "La mairie en hiver");
        choice.chosen("Sacha");
        assertThat(said).containsExactly("1 La mairie en hiver");
    }
}
