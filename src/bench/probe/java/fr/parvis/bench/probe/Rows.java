package fr.parvis.bench.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.IntStream;

/** What a queue of requests shows, without a database. */
@ApplicationScoped
@Named
public class Rows {

    private final List<Row> all = IntStream.rangeClosed(1, 25).mapToObj(Row::new).toList();

    public List<Row> first(int count) {
        return all.subList(0, count);
    }

    /** One line of the table. */
    public static final class Row {
        private final int place;

        Row(int place) {
            this.place = place;
        }

        public String getNumber() {
            return "2026-" + (1000 + place);
        }

        public String getTitle() {
            return "Demander un acte de naissance";
        }

        public String getApplicant() {
            return "Léa Durand";
        }

        public String getFiled() {
            return "17/11/2026";
        }

        public String getDue() {
            return "Avant le 24/11/2026";
        }

        public String getStatus() {
            return "Déposée";
        }

        public String getAssignee() {
            return "–";
        }
    }
}
