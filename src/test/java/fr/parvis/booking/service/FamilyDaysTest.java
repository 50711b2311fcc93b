package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The days of a family on paper and in a calendar's words. */
class FamilyDaysTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final FamilyDay FIRM =
            new FamilyDay(
                    LocalDate.of(2026, 12, 1),
                    12,
                    "Léa",
                    "restauration",
                    "Restauration scolaire",
                    "École Jules-Ferry",
                    List.of("Repas"),
                    false);
    private static final FamilyDay WAITS =
            new FamilyDay(
                    LocalDate.of(2027, 1, 6),
                    13,
                    "Matteo",
                    "alsh-mercredis",
                    "ALSH Mercredis",
                    "Centre de Loisirs l’île aux enfants",
                    List.of("Matin", "Repas; le midi"),
                    true);

    @Test
    @Feature("BKG-8")
    void aFeedHasWholeDaysThatKeepTheirNames() throws Exception {
        var file = new FamilyFeedFile();
        file.town = ShippedTown.named("villennes-sur-seine").settings();
        file.clock = Clock.fixed(NOW, ZoneOffset.UTC);

        String text = file.of(List.of(FIRM, WAITS));
        assertThat(text.lines()).allMatch(line -> line.length() <= 75);
        Calendar read = new CalendarBuilder().build(new StringReader(text));
        read.validate();
        List<VEvent> events = read.getComponents("VEVENT");
        assertThat(events).hasSize(2);
        assertThat(events.get(0).toString())
                .contains("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202")
                .contains("SUMMARY:Léa\u00A0: Restauration scolaire\\, Repas", "CONFIRMED")
                .contains("LOCATION:École Jules-Ferry", "TRANSP:TRANSPARENT");
        assertThat(events.get(1).toString())
                .contains("TENTATIVE", "Matin\\, Repas\\; le midi", "en attente d’instruction");
        assertThat(file.of(List.of(FIRM)))
                .as("the same day is the same entry")
                .contains(events.get(0).getProperty("UID").orElseThrow().getValue());
        assertThat(file.of(List.of())).contains("END:VCALENDAR");
    }

    @Test
    @Feature("BKG-8")
    void paperHasATableAMonthAndIsTagged() throws Exception {
        byte[] pdf = FamilyPaper.of(List.of(FIRM, WAITS), "Ville de Villennes-sur-Seine", NOW);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("L’agenda de ma famille", "Ville de Villennes-sur-Seine")
                    .contains("Décembre 2026", "mardi 1er décembre 2026 Léa Restauration scolaire")
                    .contains("Janvier 2027", "(en attente d’instruction)");
        }
        try (PDDocument none = Loader.loadPDF(FamilyPaper.of(List.of(), "Ville", NOW))) {
            assertThat(new PDFTextStripper().getText(none)).contains("Aucun jour n’est réservé");
        }
    }
}
