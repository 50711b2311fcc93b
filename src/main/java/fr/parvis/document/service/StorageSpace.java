package fr.parvis.document.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountRemoving;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/**
 * "Mes pièces justificatives" of the citizen who makes this request. Nothing here takes an account:
 * another person's space cannot even be named, by no page, no agent and no administrator. A test
 * sees to it that nothing else in the portal names one.
 */
@RequestScoped
public class StorageSpace {

    /** Documents of a space at the most. */
    public static final int MOST = DocumentHolder.Kind.SPACE.most();

    @Inject CurrentUser user;
    @Inject Documents documents;
    @Inject DocumentFiles files;

    /**
     * @throws NotFoundException for anybody but a citizen who is signed in
     */
    private DocumentHolder own() {
        return DocumentHolder.space(user.citizen().id());
    }

    /** The account goes for good: its space goes with it. Nobody reads anything of it. */
    static void forget(@Observes AccountRemoving account, Documents documents) {
        documents.deleteAll(DocumentHolder.space(account.accountId()));
    }

    private DocumentActor owner() {
        Account citizen = user.citizen();
        return DocumentActor.citizen(citizen.id(), citizen.displayName());
    }

    public List<SupportingDocument> list() {
        return documents.list(own());
    }

    public Later<Long> count() {
        return documents.count(own());
    }

    public SupportingDocument find(UUID document) {
        return documents.find(own(), document);
    }

    public UUID begin() {
        return documents.begin(own(), owner());
    }

    public void keep(UUID document, DocumentDescription typed) {
        documents.keep(own(), document, typed);
    }

    public DocumentFile addFile(UUID document, String name, InputStream content) {
        return files.add(own(), document, name, content);
    }

    public void finish(UUID document, DocumentDescription about) {
        documents.finish(own(), document, about);
    }

    public void removeFile(UUID document, UUID file) {
        documents.removeFile(own(), document, file);
    }

    public void delete(UUID document) {
        documents.delete(own(), document);
    }

    public ReadableFile open(UUID file) {
        return files.open(own(), file, owner());
    }

    public ReadableFile preview(UUID file) {
        return files.preview(own(), file);
    }

    /**
     * "Ajouter depuis mon espace de stockage": the other keeps a copy of its own.
     *
     * @param to a draft or a request of the same person: whoever calls has found that
     * @param copy id of the copy
     */
    public void copyTo(UUID document, DocumentHolder to, UUID copy) {
        files.copy(own(), document, to, copy, owner());
    }

    /**
     * "Dupliquer cette pièce dans mon espace de stockage".
     *
     * @param from a draft or a request of the same person: whoever calls has found that
     * @return id of the copy
     * @throws fr.parvis.kernel.DomainException when the space is full
     */
    public UUID keepCopy(DocumentHolder from, UUID document) {
        return files.copy(from, document, own(), owner());
    }
}
