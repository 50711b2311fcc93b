package fr.parvis.booking.entity;

import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/** "Panier": what is going to be asked for, with its price. */
public record PricedBasket(List<Part> parts) {

    /**
     * The changes of one enrolment.
     *
     * @param problems days that cannot be had as things stand
     * @param asked what was ticked, with what it costs, whether it can be had or not: as long as it
     *     is the same, the person has seen it
     */
    public record Part(
            EnrolmentLine line,
            List<Day> adds,
            List<Day> cancels,
            List<FailedDay> problems,
            String asked) {

        public Money added() {
            return Money.sum(adds.stream().map(Day::price).toList());
        }

        public Money cancelled() {
            return Money.sum(cancels.stream().map(Day::price).toList());
        }
    }

    /** A day with its price; of what is given up as it was booked. */
    public record Day(LocalDate day, String unit, String label, Money price) {}

    public Money added() {
        return Money.sum(parts.stream().map(Part::added).toList());
    }

    public Money cancelled() {
        return Money.sum(parts.stream().map(Part::cancelled).toList());
    }

    /** What is added less what is given up. */
    public Money total() {
        return added().minus(cancelled());
    }

    public boolean isEmpty() {
        return parts.stream().allMatch(p -> p.adds().isEmpty() && p.cancels().isEmpty());
    }
}
