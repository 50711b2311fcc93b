package fr.parvis.booking.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.service.Activities;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide: "lorsque votre demande sera traitée par le SIVM". */
@Feature("BKG-5")
class AnswerWordsTest {

    private static EnrolmentLine line(boolean byAgent) {
        return new EnrolmentLine(
                1,
                1,
                "Léa",
                "alsh-mercredis",
                "ALSH Mercredis",
                "sun",
                "Centre",
                null,
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2027, 7, 2),
                EnrolmentState.ACTIVE,
                "la veille",
                byAgent,
                true);
    }

    private static AnswerWords words() {
        var words = new AnswerWords();
        words.activities =
                new Activities() {
                    @Override
                    public Activity get(String id) {
                        return SampleActivity.wednesdays();
                    }
                };
        words.town = ShippedTown.named("villennes-sur-seine").settings();
        return words;
    }

    @Test
    void whoAnswersIsNamed() {
        assertThat(words().of(List.of(line(true), line(true))))
                .endsWith("par le service (SIVM, accueils de loisirs).");
        assertThat(words().of(List.of(line(false)))).contains("dès que vous validez");
        assertThat(words().of(List.of(line(true), line(false))))
                .startsWith("Une partie")
                .contains("SIVM");
    }
}
