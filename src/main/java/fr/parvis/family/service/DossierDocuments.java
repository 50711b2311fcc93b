package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.service.DocumentFiles;
import fr.parvis.document.service.Documents;
import fr.parvis.document.service.ReadableFile;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.UUID;

/** The documents of an enrolment dossier, for the family: one file makes one document. */
@ApplicationScoped
public class DossierDocuments {

    @Inject Dossiers dossiers;
    @Inject DossierChanges changes;
    @Inject DossierPapers papers;
    @Inject Documents documents;
    @Inject DocumentFiles files;

    /**
     * @param type one of those that are asked for: of all children, or for an activity, which
     *     changes nothing of a dossier that was sent
     * @throws fr.parvis.kernel.DomainException when the file is refused, with the reason
     */
    public void join(
            Account citizen, MemberKey child, String type, String name, InputStream content) {
        boolean ofAll = dossiers.demanded().containsKey(type);
        if (!ofAll && !papers.more().containsKey(type)) {
            throw new NotFoundException("document type of a dossier");
        }
        DocumentHolder holder =
                ofAll ? changes.open(citizen, child) : changes.holder(citizen, child, true);
        UUID document =
                documents.begin(holder, DocumentActor.citizen(citizen.id(), citizen.displayName()));
        files.add(holder, document, name, content);
        documents.finish(holder, document, new DocumentDescription(type, null, null));
        if (ofAll) {
            changes.documentsChanged(citizen, child);
        }
    }

    public void remove(Account citizen, MemberKey child, UUID document) {
        DocumentHolder holder = changes.holder(citizen, child, true);
        boolean ofAll = dossiers.demanded().containsKey(documents.find(holder, document).type());
        documents.delete(ofAll ? changes.open(citizen, child) : holder, document);
        if (ofAll) {
            changes.documentsChanged(citizen, child);
        }
    }

    public ReadableFile open(Account citizen, MemberKey child, UUID file) {
        return files.open(
                changes.holder(citizen, child, false),
                file,
                DocumentActor.citizen(citizen.id(), citizen.displayName()));
    }

    public ReadableFile preview(Account citizen, MemberKey child, UUID file) {
        return files.preview(changes.holder(citizen, child, false), file);
    }
}
