package fr.parvis.booking.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.kernel.Feature;
import fr.parvis.web.Html;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The agenda as HTML: what it weighs, what its boxes are called, what its form says. */
class AgendaTagTest {

    private static final int PAGE_LIMIT = 60_000;
    private static final LocalDate FIRST_OF_DECEMBER = LocalDate.of(2026, 12, 1);

    private static String html(YearAgenda agenda, List<DayChange> draft, LocalDate first) {
        var html = new Html();
        AgendaPeriod period = AgendaPeriod.of("", first);
        var shown = ShownAgenda.of(period.of(agenda), draft, 0);
        AgendaHelpsTag.write(html, shown);
        AgendaTag.write(html, shown);
        return html.toString();
    }

    private static Document page(YearAgenda agenda, List<DayChange> draft) {
        return Jsoup.parse(html(agenda, draft, MadeUpAgenda.TODAY));
    }

    private static int compressed(String html) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }

    @Test
    @Feature("PRF-7")
    void aSchoolYearOfThreeUnitsADayIsLight() throws IOException {
        YearAgenda agenda = MadeUpAgenda.school();
        String html = html(agenda, List.of(), agenda.from());

        assertThat(agenda.cells()).hasSizeGreaterThan(600);
        // the frame of the page comes to it: a tenth
        assertThat(compressed(html)).isLessThan(PAGE_LIMIT / 3);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
    }

    @Test
    @Feature("BKG-3")
    void manyDaysAtOnceTickOneUnitADayWhereOneExcludesTheOther() {
        AgendaBulk.Outcome all =
                AgendaBulk.read("lot+").apply(MadeUpAgenda.oneUnitADay(), Set.of());
        assertThat(all.ticked()).isNotEmpty().hasSize(all.changed());
        assertThat(all.ticked().stream().map(id -> id.substring(0, 6)).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    @Feature("BKG-2")
    void aWeekStandsOnceUnderTheMonthOfItsMonday() {
        Document page = page(MadeUpAgenda.school(), List.of());

        List<String> weeks = page.select("tbody th b").eachText();
        assertThat(weeks)
                .doesNotHaveDuplicates()
                .contains("Semaine 53, 28 déc.–3 janv.", "Semaine 1, 4–10 janv.");
        Element november = page.getElementById("m2026-11").parent();
        assertThat(november.select("caption").text()).isEqualTo("Novembre 2026, Léa");
        assertThat(november.select("tbody th").last().text())
                .startsWith("Semaine 49, 30 nov.–6 déc.");
        assertThat(november.select("thead th").eachText())
                .containsExactly("Semaine", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi");
        assertThat(page(MadeUpAgenda.wednesdays(), List.of()).select(".pv-ag thead").first().text())
                .as("weekdays that are never open are dropped")
                .contains("Mercredi")
                .doesNotContain("Jeudi");
    }

    @Test
    @Feature("BKG-2")
    void aBoxIsCalledByItsDayAndSaysItsState() {
        var draft =
                List.of(
                        new DayChange("cantine", FIRST_OF_DECEMBER, DayChange.Kind.ADD),
                        new DayChange(
                                "cantine", LocalDate.of(2026, 11, 25), DayChange.Kind.CANCEL));
        Document page = page(MadeUpAgenda.school(), draft);

        for (Element box : page.select("tbody input[name=j]")) {
            assertThat(box.attr("aria-label")).matches("\\p{Lu}\\p{L}+ (1er|\\d+) \\p{L}+, .+");
        }
        assertThat(page.select("tbody input[name=j]").eachAttr("value")).doesNotHaveDuplicates();
        Element one = box(page, "Mardi 1er décembre, Cantine");
        assertThat(one.hasAttr("checked")).isTrue();
        assertThat(said(page, one)).isEqualTo("ajout à valider");
        Element other = box(page, "Mercredi 25 novembre, Cantine");
        assertThat(other.hasAttr("checked")).isFalse();
        assertThat(said(page, other)).isEqualTo("annulation à valider");
        assertThat(page.select("input.r[checked]"))
                .allSatisfy(r -> assertThat(said(page, r)).isEqualTo("réservé"));
    }

    private static Element box(Document page, String name) {
        return page.select("input[aria-label=" + name + "]").first();
    }

    private static String said(Document page, Element box) {
        return page.getElementById(box.attr("aria-describedby")).text();
    }

    @Test
    @Feature("BKG-3")
    void aGreyBoxSaysWhyWithoutAScript() {
        Document page = page(MadeUpAgenda.school(), List.of());

        assertThat(why(page, "Lundi 9 novembre, Acc Matin\u00A0: hors délai, pourquoi\u202F?"))
                .isEqualTo("Hors délai Réservation possible jusqu’au jeudi 2. Fermer");
        assertThat(
                        why(
                                page,
                                "Lundi 9 novembre, Cantine\u00A0: réservé, hors délai, pourquoi\u202F?"))
                .startsWith("Hors délai Réservation possible");
        assertThat(why(page, "Mercredi 11 novembre\u00A0: jour férié, pourquoi\u202F?"))
                .startsWith("Jour férié");
        assertThat(page.select("button[aria-label*=complet]")).isNotEmpty();
        assertThat(page.select("button[popovertarget]"))
                .allSatisfy(
                        b -> assertThat(page.getElementById(b.attr("popovertarget"))).isNotNull());
        assertThat(page.select(".pv-why p").eachText())
                .as("each reason once")
                .doesNotHaveDuplicates();
        Element holidays = page.select("td[colspan=5]").first();
        assertThat(holidays.text()).isEqualTo("Vacances scolaires");
    }

    private static String why(Document page, String name) {
        Element button = page.select("button[aria-label=" + name + "]").first();
        assertThat(button).as(name).isNotNull();
        return page.getElementById(button.attr("popovertarget")).text();
    }

    /** What the untouched form sends changes nothing; what was not on the page is not touched. */
    @Test
    @Feature("BKG-2")
    void theFormSaysWhatWasTickedAndUnticked() {
        Document page = page(MadeUpAgenda.school(), List.of());
        Set<String> ticked = new HashSet<>(page.select("tbody input[checked]").eachAttr("value"));
        String shown = page.select("input[name=r]").attr("value");
        assertThat(AgendaTicks.changes(ticked, shown)).isEmpty();

        ticked.remove(box(page, "Mercredi 25 novembre, Cantine").attr("value"));
        ticked.add("261201cantine");
        ticked.addAll(List.of("", "cantine", "269901cantine", "2611"));
        assertThat(AgendaTicks.changes(ticked, shown))
                .containsExactly(
                        new DayChange("cantine", LocalDate.of(2026, 11, 25), DayChange.Kind.CANCEL),
                        new DayChange("cantine", FIRST_OF_DECEMBER, DayChange.Kind.ADD));
        assertThat(AgendaTicks.changes(Set.of(), "")).isEmpty();
    }

    /** Whatever was shown and whatever is ticked: the changes lead from the one to the other. */
    @Property(tries = 200)
    @Feature("BKG-2")
    void changesLeadFromWhatWasShownToWhatIsTicked(
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> shown,
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> ticked) {
        Set<String> before = ids(shown);
        Set<String> now = new HashSet<>(before);
        for (DayChange c : AgendaTicks.changes(ids(ticked), String.join(" ", before))) {
            String id = AgendaTicks.id(c.day(), c.unit());
            assertThat(c.change() == DayChange.Kind.ADD ? now.add(id) : now.remove(id)).isTrue();
        }
        assertThat(now).isEqualTo(ids(ticked));
    }

    private static Set<String> ids(Set<Integer> days) {
        return days.stream()
                .map(d -> AgendaTicks.id(FIRST_OF_DECEMBER.plusDays(d / 2), "u" + d % 2))
                .collect(Collectors.toSet());
    }

    @Test
    @Feature("BKG-2")
    void aGestureChangesWhatMayBeChangedAndCountsTheRest() {
        YearAgenda agenda = MadeUpAgenda.school();
        Document page = page(agenda, List.of());
        Set<String> changeable =
                page.select("tbody input[name=j]").eachAttr("value").stream()
                        .collect(Collectors.toSet());
        Set<String> before = Set.copyOf(page.select("tbody input[checked]").eachAttr("value"));

        AgendaBulk.Outcome all = AgendaBulk.read("lot+").apply(agenda, before);
        assertThat(all.ticked()).isEqualTo(changeable);
        assertThat(all.changed()).isEqualTo(changeable.size() - before.size());
        assertThat(all.impossible()).isPositive();
        assertThat(AgendaBulk.read("lot-").apply(agenda, all.ticked()).ticked()).isEmpty();
        AgendaBulk.Outcome one = AgendaBulk.read("lot+2026-11ucantine").apply(agenda, Set.of());
        assertThat(one.ticked())
                .isNotEmpty()
                // the week of 1 December stands under November
                .allMatch(id -> id.startsWith("2611") && id.endsWith("cantine"));
        assertThat(AgendaBulk.read("lot+2026-12").apply(agenda, Set.of()).ticked())
                .anyMatch(id -> id.startsWith("261201"));
        assertThat(page.select("button[value=lot+2026-09]")).as("over").isEmpty();
        assertThat(page.select("button[value=lot+2026-11]")).hasSize(1);
        assertThat(page.getElementById("m2027-06").parent().select("button[value=lot+2027-07]"))
                .as("which has no table")
                .hasSize(1);
        assertThat(AgendaBulk.read("lot+d1").apply(agenda, Set.of()).ticked())
                .isNotEmpty()
                .allMatch(
                        id ->
                                page.select("input[value=" + id + "]")
                                        .attr("aria-label")
                                        .startsWith("Lundi"));
        var mondays = AgendaBulk.read("lot+d1").apply(agenda, Set.of()).ticked();
        assertThat(page.select("button[value=lot-d1]").text())
                .isEqualTo("Décocher tous les lundis");
        assertThat(AgendaBulk.read("lot-d1").apply(agenda, mondays).ticked()).isEmpty();
        for (String sent : List.of("lot", "lot*", "lot+2026-13-01", "lot+d9", "valider", "")) {
            assertThat(AgendaBulk.read(sent)).as(sent).isNull();
        }
        assertThat(AgendaBulk.read("lot+2026-99").apply(agenda, before).changed()).isZero();
    }

    /** An enrolment of ten years is shown a school year at a time; no tick is lost by that. */
    @Test
    @Feature("BKG-2")
    void aPageShowsOneYearAndKeepsTheTicksOfTheOthers() {
        AgendaPeriod now = AgendaPeriod.of("", MadeUpAgenda.TODAY);
        assertThat(now.from()).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(now.to()).isEqualTo(LocalDate.of(2027, 8, 31));
        assertThat(AgendaPeriod.of("", LocalDate.of(2027, 6, 1)).to())
                .as("the next year is in sight in June")
                .isEqualTo(LocalDate.of(2028, 8, 31));
        for (int i = -3; i < 3; i++) {
            AgendaPeriod one = AgendaPeriod.of(String.valueOf(i), MadeUpAgenda.TODAY);
            AgendaPeriod next = AgendaPeriod.of(String.valueOf(i + 1), MadeUpAgenda.TODAY);
            assertThat(next.from()).isEqualTo(one.to().plusDays(1));
        }
        assertThat(AgendaPeriod.of("99", MadeUpAgenda.TODAY).index()).isEqualTo(15);
        assertThat(AgendaPeriod.of("x", MadeUpAgenda.TODAY)).isEqualTo(now);
        var later = new DayChange("cantine", LocalDate.of(2027, 9, 6), DayChange.Kind.ADD);
        var gone = new DayChange("cantine", FIRST_OF_DECEMBER, DayChange.Kind.ADD);
        assertThat(
                        AgendaTicks.changes(
                                Map.of("j", List.of("261202cantine"), "r", List.of("")),
                                List.of(later, gone),
                                MadeUpAgenda.TODAY))
                .containsExactly(
                        new DayChange("cantine", FIRST_OF_DECEMBER.plusDays(1), DayChange.Kind.ADD),
                        later);
    }

    @Test
    @Feature("BKG-2")
    void aTypicalWeekIsRepeatedUntilADay() {
        YearAgenda agenda = MadeUpAgenda.school();
        LocalDate until = LocalDate.of(2026, 12, 4);
        AgendaBulk.Outcome outcome =
                AgendaBulk.repeat(
                        agenda,
                        Set.of(),
                        true,
                        Set.of("1cantine", "4etude"),
                        MadeUpAgenda.TODAY,
                        until);

        Set<String> meant =
                agenda.cells().stream()
                        .filter(c -> c.changeable() && c.state() == CellState.FREE)
                        .filter(c -> !c.day().isAfter(until))
                        .filter(AgendaTagTest::mondayOrThursday)
                        .map(c -> AgendaTicks.id(c.day(), c.unit()))
                        .collect(Collectors.toSet());
        assertThat(outcome.ticked()).isNotEmpty().containsAll(meant);
        assertThat(outcome.ticked()).noneMatch(id -> id.compareTo("261205") > 0);
    }

    private static boolean mondayOrThursday(AgendaCell cell) {
        return switch (cell.day().getDayOfWeek()) {
            case MONDAY -> cell.unit().equals("cantine");
            case THURSDAY -> cell.unit().equals("etude");
            default -> false;
        };
    }
}
