package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.DocumentFolder;
import fr.parvis.request.service.DocumentFolders;
import fr.parvis.request.service.DocumentPlace;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Whose documents the address of this request is about. */
@RequestScoped
public class DocumentPath {

    @Inject DocumentFolders folders;
    @Inject PathParameters path;
    @Inject CurrentUser user;
    @Inject CurrentApplicant applicant;
    @Inject Navigation navigation;
    @Inject HttpServletRequest http;

    private DocumentFolder folder;
    private DocumentPages pages;

    /** The page has found them: nothing is looked for again. */
    void know(DocumentFolder found) {
        folder = found;
    }

    /** The documents; found once. */
    public DocumentFolder folder() {
        if (folder == null) {
            folder = folders.find(place());
        }
        return folder;
    }

    /**
     * Whether the session has ended and what the address is about is no longer at hand; the person
     * is led to sign in, and comes back to the page that shows the documents.
     */
    boolean signInFirst() {
        if (!applicant.sessionEnded()) {
            return false;
        }
        try {
            folder();
            return false;
        } catch (NotFoundException e) {
            String back = pages().back();
            navigation.to("/connexion?retour=" + back.substring(0, back.indexOf('#')));
            return true;
        }
    }

    private DocumentPlace place() {
        if (!path.get("slug").isEmpty()) {
            return new DocumentPlace.OfDraft(applicant.owner(), path.get("slug"));
        }
        if (!path.get("token").isEmpty()) {
            return new DocumentPlace.OfRequest(RequestHolder.link(path.get("token")));
        }
        long number = path.number("number");
        return ofAgents()
                ? new DocumentPlace.OfAgent(number, user.agent())
                : new DocumentPlace.OfRequest(RequestHolder.account(user.citizen().id(), number));
    }

    boolean ofAgents() {
        return path.getHere().startsWith(http.getContextPath() + "/agents/");
    }

    /** Where the pages of these documents are. */
    public DocumentPages pages() {
        if (pages == null) {
            if (!path.get("slug").isEmpty()) {
                pages = DocumentPages.ofDraft(path.get("slug"));
            } else if (!path.get("token").isEmpty()) {
                pages = DocumentPages.ofRequest("/suivi/" + path.get("token"));
            } else {
                String desk = ofAgents() ? "/agents/demandes/" : "/mon-espace/demandes/";
                pages = DocumentPages.ofRequest(desk + path.number("number"));
            }
        }
        return pages;
    }

    /** The same with the context path, for links. */
    String address() {
        return http.getContextPath() + pages().base();
    }

    /** What stands above the title. */
    String caption() {
        return folder().ofDraft()
                ? folder().procedure().title()
                : Messages.text("request.number", folder().request().number().toString());
    }

    /** Whether whoever looks has a storage space. */
    boolean withSpace() {
        return !ofAgents() && applicant.account().isPresent();
    }
}
