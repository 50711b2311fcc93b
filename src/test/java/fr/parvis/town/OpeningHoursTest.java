package fr.parvis.town;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.town.OpeningHours.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    @Test
    void daysWithTheSameHoursStandOnOneLine() {
        Map<String, List<String>> hours = new LinkedHashMap<>();
        // in no order: weeks begin on Monday all the same
        hours.put("friday", List.of("08:30-12:00", "13:30-17:00"));
        hours.put("monday", List.of("08:30-12:00", "13:30-17:00"));
        hours.put("saturday", List.of("09:00-12:00"));
        hours.put("thursday", List.of("13:30-19:15"));
        hours.put("tuesday", List.of("08:30-12:00", "13:30-17:00"));

        assertThat(OpeningHours.lines(hours))
                .containsExactly(
                        new Line(
                                "Lundi, mardi et vendredi",
                                "8\u00A0h\u00A030 – 12\u00A0h et 13\u00A0h\u00A030 – 17\u00A0h"),
                        new Line("Jeudi", "13\u00A0h\u00A030 – 19\u00A0h\u00A015"),
                        new Line("Samedi", "9\u00A0h – 12\u00A0h"));
    }

    @Test
    void threePeriodsAreListed() {
        assertThat(
                        OpeningHours.lines(
                                Map.of(
                                        "sunday",
                                        List.of("06:00-07:00", "08:00-09:00", "10:00-11:00"))))
                .containsExactly(
                        new Line(
                                "Dimanche",
                                "6\u00A0h – 7\u00A0h, 8\u00A0h – 9\u00A0h et 10\u00A0h – 11\u00A0h"));
    }

    @Test
    void nothingIsSaidOfAServiceWithoutHours() {
        assertThat(OpeningHours.lines(null)).isEmpty();
        assertThat(OpeningHours.lines(Map.of())).isEmpty();
    }
}
