package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/**
 * Clients as the operator registered them: a folder with one JSON file each, read once at start.
 * The folder is trusted like the configuration that names it; it belongs outside the data
 * directory, as who can write it can add a client.
 */
public final class ClientFiles implements Clients {
  private final Map<ClientId, RegisteredClient> clients;

  /** What a folder holds: every client, or everything wrong with it. */
  public sealed interface Folder {
    record Read(ClientFiles clients) implements Folder {
      public Read {
        requireNonNull(clients, "clients is null");
      }
    }

    /** Each fault's place is the file's name and, after {@code #}, a JSON pointer into it. */
    record Refused(List<Fault> faults) implements Folder {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  private ClientFiles(Map<ClientId, RegisteredClient> clients) {
    this.clients = Map.copyOf(clients);
  }

  /** A folder without a client is refused: a node nobody may use was set up wrongly. */
  public static Folder read(Path folder) {
    List<Fault> faults = new ArrayList<>();
    Map<ClientId, RegisteredClient> clients = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      ClientRegistration registration = registration(file);
      registration.faults().forEach(fault -> faults.add(in(file, fault)));
      registration
          .client()
          .ifPresent(
              client -> {
                if (clients.putIfAbsent(client.id(), client) != null) {
                  faults.add(
                      in(
                          file,
                          new Fault(
                              Reason.INVALID_VALUE,
                              "/client_id",
                              "another file registers this client")));
                }
              });
    }
    if (clients.isEmpty() && faults.isEmpty()) {
      faults.add(new Fault(Reason.MISSING_MEMBER, "", "the folder of clients holds no .json file"));
    }
    return faults.isEmpty()
        ? new Folder.Read(new ClientFiles(clients))
        : new Folder.Refused(faults);
  }

  @Override
  public Optional<RegisteredClient> find(ClientId id) {
    return Optional.ofNullable(clients.get(id));
  }

  /** All of them: a start checks each key against the list of worthless ones. */
  public List<RegisteredClient> all() {
    return List.copyOf(clients.values());
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't list the folder of clients", unreadable);
    }
  }

  private static ClientRegistration registration(Path file) {
    try {
      JsonNode tree = StrictJson.parse(Files.readAllBytes(file), StrictJson.Limits.WIRE);
      return ClientRegistration.parse(tree);
    } catch (JsonRefused refused) {
      return new ClientRegistration(Optional.empty(), List.of(refused.fault()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read a client's file", unreadable);
    }
  }

  private static Fault in(Path file, Fault fault) {
    return new Fault(fault.reason(), file.getFileName() + "#" + fault.place(), fault.detail());
  }
}
