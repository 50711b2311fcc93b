package fr.parvis.booking.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.service.BookingDesk;
import fr.parvis.kernel.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kitchen reads whoever is expected. */
@Feature("BKG-9")
class ForecastBackingTest {

    /** Of 2026, a Wednesday. */
    private static final LocalDate ARMISTICE = LocalDate.of(2026, 11, 11);

    private static ForecastBacking week(LocalDate day, List<BookingDesk.Forecast> counts) {
        var backing = new ForecastBacking();
        backing.user =
                new CurrentUser() {
                    @Override
                    public Account agent() {
                        return null;
                    }
                };
        backing.choice =
                new BookingChoice() {
                    @Override
                    public List<Activity> getActivities() {
                        return List.of(SampleActivity.wednesdays());
                    }

                    @Override
                    public Activity getOne() {
                        return SampleActivity.wednesdays();
                    }

                    @Override
                    public LocalDate getDay() {
                        return day;
                    }
                };
        backing.desk =
                new BookingDesk() {
                    @Override
                    public List<Forecast> forecast(
                            Account agent, String activity, LocalDate from, LocalDate to) {
                        return counts;
                    }

                    @Override
                    public Map<PlaceKey, DayPlaces> places(
                            Account agent, String activity, LocalDate from, LocalDate to) {
                        return Map.of();
                    }
                };
        backing.load();
        return backing;
    }

    @Test
    void aDayThatIsClosedIsShownWhenChildrenAreBooked() {
        assertThat(week(ARMISTICE, List.of()).getRows()).isEmpty();
        var booked =
                new BookingDesk.Forecast(
                        "ile-aux-enfants", "Centre", ARMISTICE, "Journée", "", 3, 0);
        ForecastBacking week = week(ARMISTICE, List.of(booked));
        assertThat(week.getRows())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.unit()).isEqualTo("Journée");
                            assertThat(row.closed()).isEqualTo("Jour férié");
                        });
        assertThat(week.getExpected()).isEqualTo(3);
        assertThat(week(ARMISTICE.plusDays(7), List.of()).getRows())
                .hasSize(3)
                .allMatch(row -> row.closed() == null);
    }
}
