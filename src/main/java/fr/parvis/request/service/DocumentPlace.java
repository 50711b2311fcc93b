package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.RequestHolder;

/** By what somebody comes to the documents of a draft or a request. */
public sealed interface DocumentPlace {

    /** The open draft of a démarche that somebody fills in. */
    record OfDraft(DraftOwner owner, String slug) implements DocumentPlace {}

    /** A request, by its link or in a space. */
    record OfRequest(RequestHolder holder) implements DocumentPlace {}

    /** A request of an agent's service. */
    record OfAgent(long number, Account agent) implements DocumentPlace {}
}
