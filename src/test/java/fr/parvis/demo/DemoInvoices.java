package fr.parvis.demo;

import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.InvoiceOffice;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Money;
import java.sql.SQLException;
import java.time.LocalDate;

/** Invoices of the demonstration: paid, late, partly paid, to be paid; and another family's. */
public final class DemoInvoices {

    public static final String REGIE = "regie-centrale";

    /** The other one, which is paid by PayFiP. */
    private static final String TRIPS = "regie-sejours";

    /** The file of the family of "durand". */
    static final String DURAND = "2026-00412";

    private static final String HEAD =
            "facture;dossier;payeur;compte;libelle;periode;date;echeance;montant;partiel;detail\n";

    private DemoInvoices() {}

    /** Makes them once; a second start finds them. */
    public static void issue(DemoDatabase database) {
        try {
            link(database, DURAND, "durand");
        } catch (SQLException e) {
            throw new DemonstrationException(
                    "Les factures d’exemple n’ont pas pu être créées : " + e, e);
        }
        boolean meals = !known(database, REGIE);
        boolean trips = !known(database, TRIPS);
        if (!meals && !trips) {
            return;
        }
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        try (var office = new InvoiceOffice(database)) {
            if (meals) {
                meals(office, today);
            }
            if (trips) {
                office.bring(
                        TRIPS,
                        HEAD
                                + "S-31;2026-00412;Mme DURAND Léa;Séjours de vacances;Séjour au bord"
                                + " de la mer (Le Tréport);;%s;%s;145,00;non;\n"
                                        .formatted(
                                                day(today.minusDays(6)), day(today.plusDays(24))));
            }
        }
    }

    private static void meals(InvoiceOffice office, LocalDate today) {
        office.bring(
                REGIE,
                HEAD
                        + line(7871, today.minusMonths(3), "112,40")
                        + "7916;2026-00412;Mme DURAND Léa;Classes transplantées;Séjour CT 3"
                        + " (École du Parc);;%s;%s;73,80;non;\n"
                                .formatted(day(today.minusDays(75)), day(today.minusDays(45)))
                        + line(7935, today.minusDays(58), "86,20")
                        + line(7958, today.minusDays(28), "124,60")
                        + line(7984, today.minusDays(4), "73,80")
                        + line(7990, today.minusDays(4), "58,40")
                                .replace(DURAND, "2026-00530")
                                .replace("Mme DURAND Léa", "M. HADDAD Karim"));
        office.pay(REGIE, "7871", Money.ofCents(11_240), PaymentMethod.CHEQUE);
        office.pay(REGIE, "7916", Money.ofCents(7_380), PaymentMethod.CASH);
        office.pay(REGIE, "7958", Money.ofCents(5_000), PaymentMethod.VOUCHER);
    }

    private static String line(int number, LocalDate issued, String amount) {
        String period = FrenchText.longDate(issued.minusMonths(1)).replaceFirst("^\\S+ \\S+ ", "");
        long cents = Money.parse(amount).orElseThrow().cents();
        Money meals = Money.ofCents(cents * 2 / 3);
        Money evenings = Money.ofCents(cents - meals.cents());
        return "%d;%s;Mme DURAND Léa;Facturation unique;Restauration et accueils, %s;%s;%s;%s;%s;oui;Restauration scolaire=%s|Accueil du soir=%s%n"
                .formatted(
                        number,
                        DURAND,
                        period,
                        period,
                        day(issued),
                        day(issued.plusDays(30)),
                        amount,
                        meals.plain(),
                        evenings.plain());
    }

    private static String day(LocalDate date) {
        return FrenchText.shortDate(date);
    }

    /** An account belongs to a household, as the use of a key does it. */
    public static void link(DemoDatabase database, String file, String userName)
            throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var household =
                        connection.prepareStatement(
                                "insert into household (file_number, created_at) values (?, now())"
                                        + " on conflict do nothing");
                var member =
                        connection.prepareStatement(
                                "insert into household_member (household_id, account_id, since)"
                                        + " select h.id, a.id, now() from household h, account a"
                                        + " where h.file_number = ? and a.user_name = ?"
                                        + " on conflict do nothing")) {
            household.setString(1, file);
            household.executeUpdate();
            member.setString(1, file);
            member.setString(2, userName);
            member.executeUpdate();
        }
    }

    private static boolean known(DemoDatabase database, String regie) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select exists (select from invoice where household = '"
                                        + DURAND
                                        + "' and regie = '"
                                        + regie
                                        + "')")) {
            found.next();
            return found.getBoolean(1);
        } catch (SQLException e) {
            throw new DemonstrationException(
                    "Les factures d’exemple ne sont pas lisibles : " + e, e);
        }
    }
}
