package fr.parvis.billing.payfip;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PayFiP's service is sent, and what is made of its answers. */
@Feature("BIL-9")
class PayFipMessageTest {

    private static String envelope(String body) {
        return "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
                + body
                + "</S:Body></S:Envelope>";
    }

    @Test
    void aCallNamesItsOperationInTheNamespaceOfTheService() {
        String text = PayFipMessage.write("creerPaiementSecurise", Map.of("objet", "A & <B>"));
        assertThat(text)
                .contains(
                        "<pai:creerPaiementSecurise><arg0><objet>A &amp; &lt;B",
                        "xmlns:pai=\"http://securite.service.tpa.cp.finances.gouv.fr/services/"
                                + "mas_securite/contrat_paiement_securise/PaiementSecuriseService\"");
    }

    @Test
    void fieldsAreReadWhateverTheirPrefix() {
        var answer =
                PayFipMessage.read(
                                envelope(
                                        "<n:r xmlns:n=\"urn:x\"><return><n:idOp> ab-1 </n:idOp>"
                                                + "<resultrans>P</resultrans></return></n:r>"))
                        .orElseThrow();
        assertThat(answer.error()).isNull();
        assertThat(answer.get("idOp")).isEqualTo("ab-1");
        assertThat(answer.get("resultrans")).isEqualTo("P");
        assertThat(answer.get("numauto")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FonctionnelleErreur",
                "TechDysfonctionnementErreur",
                "TechIndisponibiliteErreur",
                "TechProtocolaireErreur"
            })
    void anErrorIsItsCode(String kind) {
        var answer =
                PayFipMessage.read(
                                envelope(
                                        "<S:Fault><detail><n:%s xmlns:n=\"urn:x\"><code>P5</code><libelle>x</libelle></n:%s></detail></S:Fault>"
                                                .formatted(kind, kind)))
                        .orElseThrow();
        assertThat(answer.error()).isEqualTo("P5");
        assertThat(answer.fields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en panne",
                "<html><body>maintenance</body></html>",
                "<a><return><idOp>1</idOp>",
                "<!DOCTYPE a [<!ENTITY x \"P\">]><a><return><resultrans>&x;</resultrans></return></a>",
                "<!DOCTYPE a SYSTEM \"http://localhost:1/x.dtd\"><a><return><resultrans>P</resultrans></return></a>",
                // of two results nobody knows which one counts
                "<a><return><resultrans>R</resultrans><resultrans>P</resultrans></return></a>"
            })
    void whatIsNoAnswerIsNone(String text) {
        assertThat(PayFipMessage.read(text)).isEmpty();
    }

    @Test
    void anAnswerThatIsDeeperThanAnyIsNone() {
        assertThat(PayFipMessage.read("<a>".repeat(30) + "<return/>" + "</a>".repeat(30)))
                .isEmpty();
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadAsItWas(@ForAll String value) {
        String plain = value.replaceAll("[^\\x20-\\x7E\\u00A1-\\uD7FF]", "");
        String text = PayFipMessage.write("x", Map.of("objet", plain));
        var answer = PayFipMessage.read(text.replace("arg0>", "return>")).orElseThrow();
        assertThat(answer.get("objet")).isEqualTo(plain.strip());
    }

    @Property(tries = 200)
    void rubbishIsNeverAnAnswer(@ForAll String rubbish) {
        assertThat(PayFipMessage.read(rubbish)).isEmpty();
    }
}
