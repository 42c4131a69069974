package org.kinbridge.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of this port, as a programmer of a case system reads it. */
@Path("/api/openapi.yaml")
@Blocking
public class OpenApiResource {
  static final String RESOURCE = "/org/kinbridge/http/openapi.yaml";

  @GET
  @Produces("application/yaml")
  @Unauthenticated(because = "it is the same for everybody and says nothing about anybody")
  public Response description() {
    try (InputStream yaml = OpenApiResource.class.getResourceAsStream(RESOURCE)) {
      return Response.ok(yaml.readAllBytes(), "application/yaml").build();
    } catch (IOException broken) {
      throw new UncheckedIOException("couldn't read the description", broken);
    }
  }
}
