package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.kinbridge.conformance.demo.Demo;
import org.kinbridge.conformance.demo.Requests;
import org.kinbridge.conformance.demo.World;

/** Two running nodes between which one disclosure has been made, started once for all tests. */
public final class AfterACrossing implements ParameterResolver {

  /**
   * @param record the national record as it went in
   * @param message the id of the message that carried it
   * @param envelope what passed on the wire
   * @param order what arrived before of an order of a court
   */
  public record Crossed(
      Installation installation,
      Path folder,
      World world,
      Requests requests,
      JsonNode record,
      String message,
      byte[] envelope,
      byte[] order)
      implements AutoCloseable {

    static Crossed make() {
      try {
        Installation installation = Installation.named();
        Path folder = Files.createTempDirectory("kinbridge-conformance");
        World world = World.found(installation, folder);
        world.start();
        JsonNode record = Demo.sample(installation);
        byte[] order = CourtOrder.sent(world, record);
        Requests requests = new Requests(record, "case-1");
        String message = cross(world, requests);
        byte[] envelope = world.line.envelopes().getLast();
        return new Crossed(installation, folder, world, requests, record, message, envelope, order);
      } catch (IOException e) {
        throw new IllegalStateException("couldn't make a world", e);
      }
    }

    private static String cross(World world, Requests requests) {
      JsonNode consent =
          world.sender.post("/api/consents", requests.consent()).orFail("consent", 201).body();
      ObjectNode request = requests.considered(consent.path("id").asText());
      String id = UUID.randomUUID().toString();
      world.sender.put("/api/disclosures/" + id, request).orFail("disclosure", 202);
      return Await.until(
              Duration.ofSeconds(60),
              () -> world.sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
              view -> view.path("state").asText().equals("received"))
          .path("message")
          .asText();
    }

    @Override
    public void close() {
      world.close();
      Folder.delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Crossed.class;
  }

  @Override
  public Crossed resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return extension
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(AfterACrossing.class))
        .computeIfAbsent(Crossed.class, type -> Crossed.make(), Crossed.class);
  }
}
