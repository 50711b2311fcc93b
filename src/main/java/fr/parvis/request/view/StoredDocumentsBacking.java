package fr.parvis.request.view;

import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.service.JoinedDocuments;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** "Ajouter depuis mon espace de stockage". */
@RequestScoped
@Named
public class StoredDocumentsBacking {

    private static final String TICKED = "pv-piece";

    @Inject JoinedDocuments joined;
    @Inject StorageSpace space;
    @Inject DocumentPath place;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;
    @Inject Clock clock;

    private List<Row> stored = List.of();

    /**
     * A document of the space.
     *
     * @param meta its type and how many files it has
     * @param warning that it has expired; null when it has not
     */
    public record Row(String id, String title, String meta, String warning, boolean ticked) {}

    public void load() {
        if (place.signInFirst()) {
            return;
        }
        if (!place.withSpace()) {
            throw new NotFoundException("storage space of nobody");
        }
        place.folder();
        List<String> ticked = ticked();
        stored = space.list().stream().map(d -> row(d, ticked)).toList();
    }

    private List<String> ticked() {
        String[] values = request.getParameterValues(TICKED);
        return values == null ? List.of() : List.of(values);
    }

    private Row row(SupportingDocument document, List<String> ticked) {
        int files = document.files().size();
        return new Row(
                document.id().toString(),
                FrenchText.typography(document.title()),
                files == 1
                        ? Messages.text("request.documents.oneFile")
                        : Messages.text("request.documents.files", files),
                document.expired(LocalDate.now(clock))
                        ? Messages.text(
                                "request.documents.expired",
                                FrenchText.longDate(document.expiresOn()))
                        : null,
                ticked.contains(document.id().toString()));
    }

    /** "Valider": what is ticked is copied; an id of no document of the space is not found. */
    public void join() {
        List<UUID> ids =
                ticked().stream()
                        .distinct()
                        .map(
                                t ->
                                        stored.stream()
                                                .filter(r -> r.id().equals(t))
                                                .findFirst()
                                                .orElseThrow(
                                                        () ->
                                                                new NotFoundException(
                                                                        "stored document")))
                        .map(r -> UUID.fromString(r.id()))
                        .toList();
        joined.joinStored(place.folder(), ids, getSending());
        navigation.to(place.pages().back());
    }

    /** Of this form: a second click joins nothing more. */
    public String getSending() {
        String token = request.getParameter("pv-envoi");
        return SecretToken.looksLike(token) ? token : SecretToken.create();
    }

    public void cancel() {
        navigation.to(place.pages().back());
    }

    public List<Row> getStored() {
        return stored;
    }

    public String getCaption() {
        return place.caption();
    }

    public DocumentPages getPages() {
        return place.pages();
    }
}
