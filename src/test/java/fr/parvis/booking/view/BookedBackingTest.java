package fr.parvis.booking.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.BasketKind;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.FailedDay;
import fr.parvis.booking.entity.SubmittedBasket;
import fr.parvis.booking.service.Baskets;
import fr.parvis.booking.service.Enrolments;
import fr.parvis.kernel.Feature;
import fr.parvis.web.SentText;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever came too late for the last place can wait for it; whoever came too late can not. */
class BookedBackingTest {

    @Test
    @Feature("BKG-6")
    void theListIsOfferedForAFullDayOnly() {
        var backing = new BookedBacking();
        backing.user =
                new CurrentUser() {
                    @Override
                    public Account citizen() {
                        return new Account() {
                            @Override
                            public Long id() {
                                return 5L;
                            }
                        };
                    }
                };
        backing.sent =
                new SentText() {
                    @Override
                    public String of(String name) {
                        return "k";
                    }
                };
        backing.enrolments =
                new Enrolments() {
                    @Override
                    public List<EnrolmentLine> of(long account) {
                        return List.of();
                    }
                };
        var day = LocalDate.of(2026, 12, 2);
        var kept =
                new FailedDay(
                        "journee",
                        day.plusDays(7),
                        DayChange.Kind.CANCEL,
                        FailedDay.Problem.KEPT.name());
        backing.baskets =
                new Baskets() {
                    @Override
                    public SubmittedBasket submitted(long account, String formKey) {
                        return new SubmittedBasket(
                                List.of(
                                        new SubmittedBasket.Part(
                                                7,
                                                null,
                                                List.of(
                                                        failed(day, Blocked.FULL),
                                                        failed(day.plusDays(1), Blocked.LATE),
                                                        failed(day.plusDays(7), Blocked.FULL),
                                                        kept))));
                    }

                    @Override
                    public BasketKind kind(SubmittedBasket basket) {
                        return BasketKind.ADD;
                    }
                };
        backing.load();
        assertThat(backing.getFailed())
                .extracting(BookedBacking.Failed::wish)
                .as("nor where the child keeps another unit")
                .containsExactly(
                        "/mon-espace/reservations/7/attente?jour=2026-12-02+matin",
                        null,
                        null,
                        null);
        assertThat(backing.getFailed().get(0).words()).contains("Complet");
    }

    private static FailedDay failed(LocalDate day, Blocked why) {
        return new FailedDay("matin", day, DayChange.Kind.ADD, why.name());
    }
}
