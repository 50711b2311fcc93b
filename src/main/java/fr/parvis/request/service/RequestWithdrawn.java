package fr.parvis.request.service;

import fr.parvis.request.entity.Actor;

/** The citizen withdrew a request, in the running transaction. */
public record RequestWithdrawn(long number, String slug, Actor citizen) {}
