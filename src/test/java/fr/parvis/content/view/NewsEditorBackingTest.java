package fr.parvis.content.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsContent;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.entity.NewsVersion;
import fr.parvis.content.service.NewsDesk;
import fr.parvis.kernel.Feature;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The dates of a text in its form: as they were typed, until somebody changes them. */
@Feature("CON-4")
class NewsEditorBackingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant DAY = Instant.parse("2026-12-01T07:30:00Z");
    private static final Instant END = Instant.parse("2026-12-24T23:00:00Z");

    private final Map<String, String> typed = new HashMap<>();

    /** A draft that has its number, as from the database. */
    private static NewsItem item() {
        return new NewsItem(new NewsText("Marché", "", "Le texte.", null, null), "Sacha", NOW) {
            @Override
            public Long id() {
                return 1L;
            }
        };
    }

    private NewsEditorBacking editing(NewsItem item) {
        var backing = new NewsEditorBacking();
        backing.clock = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));
        backing.media = new MediaChoice();
        backing.user =
                new CurrentUser() {
                    @Override
                    public Account editor() {
                        return new Account() {
                            @Override
                            public String displayName() {
                                return "Sacha";
                            }
                        };
                    }
                };
        backing.path =
                new PathParameters() {
                    @Override
                    public long number(String name) {
                        return 1;
                    }
                };
        backing.navigation =
                new Navigation() {
                    @Override
                    public void to(String address) {}
                };
        backing.form = new NewsForm();
        backing.form.sent =
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
        backing.sent = backing.form.sent;
        backing.form.media =
                new MediaChoice() {
                    @Override
                    NewsMedia chosen(String by) {
                        return NewsMedia.none();
                    }
                };
        backing.desk =
                new NewsDesk() {
                    @Override
                    public NewsItem get(long id, Account editor) {
                        return item;
                    }

                    @Override
                    public List<NewsVersion> versions(long id, Account editor) {
                        return item.versions();
                    }

                    @Override
                    public void write(
                            long id, long version, NewsContent said, Dates dates, Account editor) {
                        item.plan(dates.from(), dates.until(), NOW);
                    }
                };
        backing.load();
        return backing;
    }

    private static void shows(NewsEditorBacking form) {
        assertThat(form.typed("quand")).isEqualTo("date");
        assertThat(form.typed("jour")).isEqualTo("2026-12-01");
        assertThat(form.typed("heure")).isEqualTo("08:30");
        assertThat(form.typed("fin")).isEqualTo("2026-12-24");
    }

    @Test
    void whatWasTypedForADraftStandsThereAgain() {
        NewsItem saved = item();
        NewsEditorBacking form = editing(saved);
        assertThat(form.typed("quand")).isEqualTo("maintenant");
        assertThat(form.typed("heure")).isEqualTo("08:00");
        type();
        form.save();
        shows(editing(saved));
    }

    private void type() {
        typed.putAll(
                Map.of(
                        "titre", "Marché",
                        "quand", "date",
                        "jour", "2026-12-01",
                        "heure", "08:30",
                        "fin", "2026-12-24"));
    }

    @Test
    void whatWasTypedAfterItsLastDayStandsThereAgain() {
        NewsItem ended = item();
        Instant last = NOW.minusSeconds(1);
        ended.publish(null, last, s -> false, "Sacha", NOW.minusSeconds(9));
        assertThat(editing(ended).typed("fin")).isEqualTo("2026-11-22");
        type();
        editing(ended).save();
        shows(editing(ended));
    }

    @Test
    void theDateOfWhatIsScheduledIsSaid() {
        NewsItem item = item();
        item.publish(DAY, END, s -> false, "Sacha", NOW);
        shows(editing(item));
    }

    @Test
    void whatIsForTheSiteOnlyHasNoPageHere() {
        for (NewsDestination where : NewsDestination.values()) {
            NewsItem item = item();
            item.destine(where);
            item.publish(null, null, s -> false, "Sacha", NOW);
            assertThat(editing(item).isOnPortal()).isEqualTo(where != NewsDestination.SITE);
        }
    }
}
