package fr.parvis.request.service;

import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Request;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The usual messages of agents, as the town writes them today. */
@ApplicationScoped
public class Replies {

    @Inject Catalogue catalogue;
    @Inject TownSettings town;

    /** Those of the démarche, then those of the service, filled in for a request. */
    public List<Reply> of(Request request) {
        var procedure =
                catalogue
                        .find(request.slug())
                        .map(Catalogue.Edition::procedure)
                        .orElseGet(() -> catalogue.version(request.versionId()));
        Stream<Reply> ofService =
                town.service(request.service()).stream().flatMap(s -> s.replies().stream());
        return Stream.concat(procedure.replies().stream(), ofService)
                .map(r -> new Reply(r.title(), filled(r.text(), request)))
                .toList();
    }

    static String filled(String text, Request request) {
        return text.replace("{numero}", String.valueOf(request.number()))
                .replace("{demarche}", request.title())
                // last: a name is whatever somebody typed
                .replace("{nom}", request.applicantName());
    }
}
