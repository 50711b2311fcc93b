package fr.parvis.billing.service;

/** Nothing is owed for an invoice any more, in the running transaction. */
public record InvoiceCancelled(String regie, String number) {}
