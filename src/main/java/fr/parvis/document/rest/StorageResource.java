package fr.parvis.document.rest;

import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;

/**
 * Files of one's own space, one by one, so that a page can show how far each has come. 404 for
 * anybody but a citizen who is signed in, 422 with its sentence for a file that is refused.
 */
@Path("/v1/space/documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StorageResource {

    @Inject StorageSpace space;

    /**
     * Begins a document; the page finishes it with its form.
     *
     * @return {@code {"id": …}}
     */
    @POST
    public JsonObject begin() {
        return Json.createObjectBuilder().add("id", space.begin().toString()).build();
    }

    /**
     * Takes one file, as it comes.
     *
     * @param name as the person calls it
     * @return {@code {"id": …, "name": …, "size": bytes, "state": "CLEAN"}}; the state is WAITING
     *     while the scanner does not answer
     */
    @POST
    @Path("/{id}/files")
    @Consumes(MediaType.WILDCARD)
    public Response add(
            @PathParam("id") String id, @QueryParam("name") String name, InputStream content) {
        DocumentFile file = space.addFile(known(id), name, content);
        return Response.status(Response.Status.CREATED).entity(json(file)).build();
    }

    /** Takes a file away again. */
    @DELETE
    @Path("/{id}/files/{file}")
    public void remove(@PathParam("id") String id, @PathParam("file") String file) {
        space.removeFile(known(id), known(file));
    }

    private static JsonObject json(DocumentFile file) {
        return Json.createObjectBuilder()
                .add("id", file.id().toString())
                .add("name", file.name())
                .add("size", file.size())
                .add("state", file.state().name())
                .build();
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("document");
        }
    }
}
