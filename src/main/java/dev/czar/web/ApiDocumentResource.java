package dev.czar.web;

import dev.czar.io.ResourceReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The description of the API, as YAML unless JSON is asked for. */
@Path("/q/openapi")
public class ApiDocumentResource {

    private static final String YAML = "application/yaml;charset=UTF-8";

    @GET
    @Operation(hidden = true)
    public Response describe(
            @QueryParam("format") Optional<String> format, @HeaderParam(HttpHeaders.ACCEPT) Optional<String> accepted)
            throws IOException {
        return format.map("json"::equalsIgnoreCase)
                        .orElse(accepted.filter(types -> types.contains(MediaType.APPLICATION_JSON))
                                .isPresent())
                ? Response.ok(ResourceReader.text(ApiDocument.JSON), MediaType.APPLICATION_JSON_TYPE)
                        .build()
                : Response.ok(ResourceReader.text(ApiDocument.YAML), YAML).build();
    }
}
