package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.BookExport;
import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.RegieSettings.BudgetAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** What accounting software and the Treasury are given: the books of a month as tables. */
@ApplicationScoped
public class BookExports {

    @Inject BookExportRepository books;
    @Inject RegieRight right;
    @Inject Clock clock;

    /**
     * Gives each row of an export as texts, in the order of {@link BookExport#columns}.
     *
     * @param month of no meaning for what is owed today
     * @throws NotFoundException for whoever does not work at the régie, before any row
     */
    @Transactional
    public void each(
            Account agent,
            BookExport what,
            String regie,
            YearMonth month,
            Consumer<List<String>> row) {
        RegieSettings settings = right.require(agent, regie);
        LocalDate today = LocalDate.now(clock);
        long after = 0;
        List<Object[]> rows;
        do {
            rows = books.rows(what, regie, month, today, after);
            for (Object[] one : rows) {
                row.accept(
                        switch (what) {
                            case JOURNAL -> entry(one, settings);
                            case RECETTES -> receipt(one, settings);
                            case RESTES -> owed(one, settings);
                        });
                after = ((Number) one[0]).longValue();
            }
        } while (rows.size() >= BookExportRepository.CHUNK);
    }

    private static List<String> entry(Object[] row, RegieSettings regie) {
        LedgerAccount account = LedgerAccount.valueOf((String) row[4]);
        boolean revenue = account == LedgerAccount.REVENUE;
        String holder = (String) row[5];
        Money amount = money(row[7]);
        return List.of(
                (String) row[1],
                (String) row[2],
                Messages.text("billing.posting." + row[3]),
                revenue ? code(regie, holder) : "",
                CsvText.harmless(revenue ? holder : Messages.text(account.key())),
                CsvText.harmless(revenue ? "" : holder),
                text(row[6]),
                amount.isPositive() ? amount.plain() : "",
                amount.isNegative() ? amount.negated().plain() : "");
    }

    private static List<String> receipt(Object[] row, RegieSettings regie) {
        return List.of(
                (String) row[1],
                (String) row[2],
                Messages.text("billing.posting." + row[3]),
                Messages.text(PaymentMethod.valueOf((String) row[4]).key()),
                String.valueOf(row[0]),
                text(row[5]),
                text(row[6]),
                text(row[7]),
                text(row[8]),
                text(row[9]),
                text(row[10]),
                code(regie, (String) row[10]),
                money(row[11]).plain());
    }

    private static List<String> owed(Object[] row, RegieSettings regie) {
        Money amount = money(row[8]);
        Money paid = money(row[9]);
        return List.of(
                text(row[1]),
                text(row[2]),
                text(row[3]),
                text(row[4]),
                code(regie, (String) row[4]),
                text(row[5]),
                (String) row[6],
                (String) row[7],
                amount.plain(),
                paid.plain(),
                amount.minus(paid).plain());
    }

    /** What the accounting software calls an account; "" where it has no name of its own. */
    private static String code(RegieSettings regie, String budget) {
        return regie.accounts().stream()
                .filter(a -> a.title().equals(budget) && a.code() != null)
                .map(BudgetAccount::code)
                .findFirst()
                .orElse("");
    }

    private static String text(Object value) {
        return CsvText.harmless((String) value);
    }

    private static Money money(Object cents) {
        return Money.ofCents(((Number) cents).longValue());
    }
}
