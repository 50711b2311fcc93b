package fr.parvis.family.service;

import fr.parvis.document.service.SealedText;
import fr.parvis.family.entity.Dossier;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What a dossier says of a child's health: encrypted, in a table of its own. Whoever calls sees to
 * who may read it.
 */
@ApplicationScoped
class HealthRecords {

    @Inject DossierRepository dossiers;
    @Inject SealedText sealed;

    private final AnswersConverter json = new AnswersConverter();

    Answers of(Dossier dossier) {
        return dossiers.health(dossier.id())
                .map(bytes -> sealed.open(context(dossier), bytes))
                .map(json::convertToEntityAttribute)
                .orElse(Answers.NONE);
    }

    void keep(Dossier dossier, Answers answers) {
        String text = json.convertToDatabaseColumn(answers).toString();
        dossiers.keepHealth(dossier.id(), sealed.seal(context(dossier), text));
    }

    private static String context(Dossier dossier) {
        return "dossier-health/" + dossier.id();
    }
}
