package fr.parvis.request.view;

import fr.parvis.kernel.FrenchText;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.DocumentType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the page "Ajout d'une pièce jointe" offers: types, and kinds of files. */
@RequestScoped
public class DocumentChoices {

    /** Without HEIC: told so, telephones turn their photos into JPEG by themselves. */
    private static final String ACCEPTED = "image/jpeg,image/png,application/pdf,.odt,.docx";

    private static final long MEGABYTE = 1024L * 1024;

    @Inject DocumentPath place;
    @Inject TownSettings town;

    @Inject
    @ConfigProperty(name = "parvis.document.megabytes", defaultValue = "10")
    int megabytes;

    /** A type in the list. */
    public record Choice(String id, String title) {

        private static Choice of(DocumentType type) {
            return new Choice(type.id(), FrenchText.typography(type.title()));
        }
    }

    /** The types that the démarche asks for. */
    public List<Choice> getAsked() {
        return place.folder().procedure().documents().stream()
                .map(d -> town.documentType(d.type()))
                .flatMap(Optional::stream)
                .map(Choice::of)
                .toList();
    }

    /** After the filing anything may be of use: the other types of the town. */
    public List<Choice> getOthers() {
        if (place.folder().ofDraft()) {
            return List.of();
        }
        Set<String> asked =
                place.folder().procedure().documents().stream()
                        .map(Procedure.Document::type)
                        .collect(Collectors.toSet());
        return town.documentTypes().stream()
                .filter(t -> !asked.contains(t.id()))
                .map(Choice::of)
                .toList();
    }

    /** For the attribute {@code accept}. */
    public String getAccepted() {
        return ACCEPTED;
    }

    public long getMostBytes() {
        return megabytes * MEGABYTE;
    }

    public int getMegabytes() {
        return megabytes;
    }
}
