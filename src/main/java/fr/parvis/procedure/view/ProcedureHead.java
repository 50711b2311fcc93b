package fr.parvis.procedure.view;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the head of public pages tells search engines: the one address of a page, and that a
 * démarche is a service of the town. The data of schema.org is no script: nothing runs it.
 */
@ApplicationScoped
@Named
public class ProcedureHead {

    @Inject PortalAddress portal;
    @Inject TownSettings town;

    /** By slug; the definition of a démarche does not change, another may take its place. */
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(Procedure procedure, String html) {}

    /**
     * @param path of a page below the root: "/demarches"
     */
    public String page(String path) {
        var html = new Html();
        canonical(html, portal.of(path));
        return html.toString();
    }

    /** Of the page of a démarche; "" while there is none. */
    public String of(Procedure procedure) {
        if (procedure == null || procedure.opensElsewhere()) {
            return "";
        }
        Written known = written.get(procedure.slug());
        if (known == null || known.procedure() != procedure) {
            known = new Written(procedure, write(procedure));
            written.put(procedure.slug(), known);
        }
        return known.html();
    }

    private String write(Procedure procedure) {
        String address = portal.of("/demarches/" + procedure.slug());
        var html = new Html();
        canonical(html, address);
        meta(html, "name", "description", procedure.summary());
        meta(html, "property", "og:type", "website");
        meta(html, "property", "og:title", procedure.title());
        meta(html, "property", "og:description", procedure.summary());
        meta(html, "property", "og:url", address);
        meta(html, "property", "og:site_name", town.portalTitle());
        meta(html, "property", "og:locale", "fr_FR");
        html.open("script").with("type", "application/ld+json");
        // an end of the element inside a text would end it
        html.raw(data(procedure, address).toString().replace("<", "\\u003c")).close("script");
        return html.toString();
    }

    private JsonObject data(Procedure procedure, String address) {
        JsonObjectBuilder place =
                Json.createObjectBuilder().add("@type", "City").add("name", town.name());
        JsonObjectBuilder provider =
                Json.createObjectBuilder()
                        .add("@type", "GovernmentOrganization")
                        .add("name", town.officialName())
                        .add("url", town.website().url());
        JsonObjectBuilder channel =
                Json.createObjectBuilder()
                        .add("@type", "ServiceChannel")
                        .add("serviceUrl", address)
                        .add("availableLanguage", "fr");
        var data =
                Json.createObjectBuilder()
                        .add("@context", "https://schema.org")
                        .add("@type", "GovernmentService")
                        .add("name", procedure.title())
                        .add("url", address)
                        .add("areaServed", place)
                        .add("provider", provider)
                        .add("availableChannel", channel);
        if (procedure.summary() != null) {
            data.add("description", procedure.summary());
        }
        town.theme(procedure.theme()).ifPresent(t -> data.add("serviceType", t.title()));
        return data.build();
    }

    private static void canonical(Html html, String address) {
        html.open("link").with("rel", "canonical").with("href", address);
    }

    private static void meta(Html html, String kind, String name, String content) {
        if (content != null) {
            html.open("meta").with(kind, name).with("content", content);
        }
    }
}
