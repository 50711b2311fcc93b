package fr.parvis.billing.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.FoundHousehold;
import fr.parvis.billing.service.InvoiceDesk;
import fr.parvis.billing.service.ListedInvoice;
import fr.parvis.billing.service.RegieDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.web.Navigation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cash desk: what a confirmation says, and that the same one is the same payment. */
@Feature("BIL-8")
class CashBackingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private static final InvoiceDesk.Household HOUSEHOLD =
            new InvoiceDesk.Household(
                    "2026-00530", List.of(invoice(7, true), invoice(8, false)), Money.ZERO);

    /** By the marks of the pages that were sent. */
    private final Map<String, Payment> taken = new HashMap<>();

    private String address;

    private static ListedInvoice invoice(long id, boolean partial) {
        return new ListedInvoice(
                id,
                "N" + id,
                "2026-00530",
                "Mme DURAND",
                "Facturation unique",
                DAY,
                DAY,
                Money.ofCents(2000),
                Money.ZERO,
                InvoiceStatus.TO_PAY,
                partial,
                false,
                DAY);
    }

    private CashBacking opened(Map<String, List<String>> inputs) {
        var backing = new CashBacking();
        backing.sent = new SentFake(inputs);
        backing.user =
                new CurrentUser() {
                    @Override
                    public Account regieAgent() {
                        return null;
                    }
                };
        backing.regie =
                new RegieChoice() {
                    @Override
                    public String getId() {
                        return "r";
                    }
                };
        backing.desk =
                new InvoiceDesk() {
                    @Override
                    public Optional<Household> household(Account a, String regie, String number) {
                        return Optional.of(HOUSEHOLD).filter(h -> h.number().equals(number));
                    }

                    @Override
                    public List<FoundHousehold> find(Account a, String regie, String words) {
                        return words.equals("durand")
                                ? List.of(new FoundHousehold("2026-00530", "Mme DURAND", ""))
                                : List.of();
                    }
                };
        backing.money =
                new RegieDesk() {
                    @Override
                    public Optional<Payment> received(Account a, String regie, String form) {
                        return Optional.ofNullable(taken.get(form));
                    }

                    @Override
                    public Payment receive(
                            Account a,
                            String form,
                            String regie,
                            PaymentMethod method,
                            String reference,
                            Map<String, Money> amounts) {
                        Payment payment = new Receipt();
                        assertThat(taken.put(form, payment)).as("taken twice").isNull();
                        return payment;
                    }
                };
        backing.navigation =
                new Navigation() {
                    @Override
                    public void to(String where) {
                        address = where;
                    }
                };
        backing.load();
        return backing;
    }

    /** One that the database would number. */
    private static final class Receipt extends Payment {
        @Override
        public Long id() {
            return 109L;
        }

        @Override
        public String number() {
            return "109";
        }

        @Override
        public String household() {
            return "2026-00530";
        }
    }

    private static Map<String, List<String>> inputs(String address) {
        return Stream.of(address.substring(address.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.groupingBy(
                                pair -> pair[0],
                                Collectors.mapping(
                                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                        Collectors.toList())));
    }

    private CashBacking at(String query) {
        return opened(inputs("?" + query));
    }

    @Test
    void whoComesBackToTheConfirmationComesBackToTheSamePayment() {
        at("etape=verifier&dossier=2026-00530&mode=CHEQUE&f=7&m-7=5,00&reference=n° 12, CIC")
                .check();
        String confirmation = address;
        CashBacking first = opened(inputs(confirmation));
        first.check();
        assertThat(first.getChoice().getTotal()).isEqualTo(Money.ofCents(500));
        assertThat(first.getChoice().getReference()).isEqualTo("n° 12, CIC");
        assertThat(first.getPage()).matches("[A-Za-z0-9_-]{16,100}");
        assertThat(address).as("drawn once").isEqualTo(confirmation);

        opened(inputs(confirmation)).receive();
        assertThat(inputs(address)).containsEntry("recu", List.of("109")).doesNotContainKey("deja");

        // the Back button opens it again, and an old copy of it is sent again
        CashBacking back = opened(inputs(confirmation));
        back.check();
        assertThat(back.getChoice()).isNull();
        assertThat(back.getTakenText()).isEqualTo("Ce paiement est déjà encaissé, reçu n° 109.");
        opened(inputs(confirmation)).receive();
        assertThat(inputs(address)).containsEntry("deja", List.of("oui"));

        // the same chosen again is another payment
        at("etape=verifier&dossier=2026-00530&mode=CHEQUE&f=7&m-7=5,00").check();
        assertThat(inputs(address).get("pv-page"))
                .isNotEqualTo(inputs(confirmation).get("pv-page"));
        opened(inputs(address)).receive();
        assertThat(taken).hasSize(2);
    }

    @Test
    void whatIsNotSaidIsAskedForAndNeverGuessed() {
        for (var wrong :
                Map.of(
                                "f=7&m-7=", "billing.cash.amountMissing",
                                "f=7&m-7=20,01", "billing.invoice.wrongAmount",
                                "f=7&m-7=x", "billing.amountUnclear",
                                "f=8&m-8=5", "billing.invoice.wholeOnly",
                                "m-7=5", "billing.cash.noneChosen",
                                "f=7&m-7=5&remis=4", "billing.cash.notEnough")
                        .entrySet()) {
            assertThatThrownBy(() -> at("dossier=2026-00530&mode=CASH&" + wrong.getKey()).check())
                    .as(wrong.getKey())
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            e -> assertThat(e.messageKey()).isEqualTo(wrong.getValue()));
        }
        assertThat(at("dossier=2026-00530&m-7=").amount(invoice(7, true)))
                .as("an emptied field stays empty")
                .isEmpty();
        at("dossier=2026-00530&mode=CASH&f=8").check();
        assertThat(inputs(address)).containsEntry("m-8", List.of("20,00"));
    }

    @Test
    void nobodyIsSaidToOweNothing() {
        assertThat(at("dossier=2026-99999").getNobody()).isEqualTo("Aucun dossier 2026-99999");
        assertThat(at("dossier=Dupond").getNobody()).contains("Aucun payeur", "Dupond");
        assertThat(at("dossier=2026-99999").getHousehold()).isNull();
        assertThat(at("dossier=durand").getFound()).hasSize(1);
        assertThat(at("dossier=durand").getNobody()).isNull();
        assertThat(at("dossier=2026-00530").getHousehold()).isEqualTo(HOUSEHOLD);
        assertThat(at("dossier=").getNobody()).isNull();
    }

    @Test
    void moneyGoesBackTheWayItCame() {
        assertThat(PaymentMethod.back(List.of(PaymentMethod.CHEQUE)))
                .startsWith(PaymentMethod.TRANSFER)
                .doesNotContain(PaymentMethod.CARD);
        assertThat(PaymentMethod.back(List.of(PaymentMethod.CASH, PaymentMethod.CARD)))
                .startsWith(PaymentMethod.CARD);
        assertThatThrownBy(() -> TypedMoney.read(" ", "billing.refund.amountMissing"))
                .hasMessageContaining("billing.refund.amountMissing");
    }
}
