package fr.parvis.family.service;

import java.util.Set;

/**
 * Fired when a dossier shows what may be joined to it: whoever needs a document of a child that the
 * town does not ask of all adds its type.
 *
 * @param ids of types of documents of the town
 */
public record DossierTypes(Set<String> ids) {}
