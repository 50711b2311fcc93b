package fr.parvis.request.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.view.DocumentRow;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The whole request on paper, opened as a reader opens it. */
@Feature("AGT-2")
class RequestPdfTest {

    private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
    private static final Procedure PROCEDURE =
            SampleProcedure.of(
                    """
                    exchanges: true
                    title: Demander l’accès à l’œuvre
                    fields:
                      - {name: titre, kind: heading, label: Le lieu}
                      - {name: motif, kind: text, label: Pour quel motif, required: true}
                    """);

    private static byte[] file(String motive) throws IOException {
        var request =
                new Request(
                        43513,
                        PROCEDURE,
                        5,
                        new Answers(
                                Map.of(
                                        "nom", List.of("D’Haÿ"),
                                        "prenoms", List.of("Léa"),
                                        "motif", List.of(motive))),
                        null,
                        Actor.citizen(),
                        NOW);
        Exchange message =
                Exchange.write(
                        request,
                        PROCEDURE,
                        Actor.citizen(),
                        "Où en est-on ?\nMerci.",
                        SecretToken.create(),
                        NOW);
        var out = new ByteArrayOutputStream();
        RequestPdf.write(
                new RequestPdf.Content(
                        request,
                        PROCEDURE,
                        "Service Accueil",
                        List.of(new DocumentRow("Pièce d’identité", "", true, false)),
                        List.of(
                                new PaperDocument(
                                        "Livret de famille",
                                        "Le nôtre <3",
                                        List.of("pages-1-2.pdf", "page-3.jpg"),
                                        "Ajoutée par l’usager le mercredi 18 novembre 2026")),
                        List.of(message)),
                NOW,
                out);
        return out.toByteArray();
    }

    @Test
    void itIsWholeTaggedAndInFrench() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file("Une promenade"))) {
            assertThat(pdf.getDocumentInformation().getTitle())
                    .contains("43513", "Demander l’accès à l’œuvre");
            assertThat(pdf.getDocumentCatalog().getLanguage()).startsWith("fr");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "Le demandeur",
                            "D’Haÿ",
                            "Le lieu",
                            "Une promenade",
                            "Pièce d’identité",
                            "Livret de famille, Le nôtre <3",
                            "pages-1-2.pdf",
                            "page-3.jpg",
                            "Ajoutée par l’usager le mercredi 18 novembre 2026",
                            "Demande déposée",
                            "Message du citoyen vers la mairie",
                            "Où en est-on",
                            "page 1 sur 2");
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void whatSomebodyTypedIsTextAndNothingIsFetched() throws IOException {
        byte[] file = file("<img src='http://localhost:1/x'> <b>gras</b> & \u0007 \uD83D\uDE00");
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<b>gras</b>", "<img");
        }
    }
}
