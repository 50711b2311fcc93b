package fr.parvis.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JSON interface, below {@code /api}. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
