package org.kinbridge.wiring;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.store.database.DatabaseAddress;
import org.kinbridge.store.database.Login;
import org.kinbridge.trust.file.Location;

/**
 * Everything an operator sets, read at once: a node with one wrong setting names all of them and
 * does not start.
 *
 * @param zone where the state's days begin
 * @param alone about how many children one person may send at once
 */
public record Settings(
    NodeId node,
    EntityId entity,
    ZoneId zone,
    Location.Mode mode,
    Storage storage,
    Folders folders,
    Ports ports,
    int alone) {

  /** Where rows are kept. */
  public sealed interface Storage {

    /** A PostgreSQL of our own, its data and its programs below one folder. */
    record Embedded(Path data) implements Storage {}

    record External(DatabaseAddress address) implements Storage {}
  }

  /**
   * What is read at start.
   *
   * @param people the file of the provider that signs the state's people in; without it nobody can
   *     answer what is held
   * @param proposed a directory of profiles whose policy is tried by who supervises
   * @param approvers who may let a policy come into force, and what they said; only a demonstration
   *     starts without
   */
  public record Folders(
      Path keystore,
      Path partners,
      Path clients,
      Path profiles,
      Optional<Path> people,
      Optional<Path> proposed,
      Optional<Path> approvers) {}

  /** Where the node listens; the agency and management ports are opened by the web server. */
  public record Ports(
      String agencyHost, int agency, String partnerHost, int partner, int management) {}

  /** The settings, or everything that is wrong with them. */
  public sealed interface Reading {
    record Complete(Settings settings) implements Reading {}

    record Faulty(List<String> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  public Settings {
    requireNonNull(node, "node is null");
    requireNonNull(entity, "entity is null");
    requireNonNull(zone, "zone is null");
    requireNonNull(mode, "mode is null");
    requireNonNull(storage, "storage is null");
    requireNonNull(folders, "folders is null");
    requireNonNull(ports, "ports is null");
  }

  /**
   * @param named every setting whose name starts with {@code kinbridge.}
   */
  public static Reading read(Map<String, String> named) {
    return new Reader(named).read();
  }

  /**
   * System properties {@code kinbridge.…}, and below them environment variables {@code KINBRIDGE_…}
   * in capitals with underscores for dots.
   */
  static Map<String, String> fromOutside(Map<String, String> environment, Map<?, ?> properties) {
    Map<String, String> named = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("KINBRIDGE_") && !name.equals("KINBRIDGE_JVM")) {
            named.put(name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'), value);
          }
        });
    properties.forEach(
        (name, value) -> {
          if (String.valueOf(name).startsWith("kinbridge.")) {
            named.put(String.valueOf(name), String.valueOf(value));
          }
        });
    return named;
  }

  @Owned(by = "one reading", lock = "none: one thread")
  private static final class Reader {
    private final Map<String, String> unread;
    private final List<String> faults = new ArrayList<>();

    Reader(Map<String, String> named) {
      this.unread = new TreeMap<>(named);
    }

    Reading read() {
      Optional<NodeId> node = value("kinbridge.node", NodeId::new);
      Optional<EntityId> entity = value("kinbridge.entity", EntityId::new);
      Optional<ZoneId> zone = value("kinbridge.zone", Moment::zone);
      Location.Mode mode = mode();
      Optional<Storage> storage = storage();
      Optional<Path> keystore = value("kinbridge.keystore", Reader::path);
      Optional<Path> partners = value("kinbridge.partners", Reader::path);
      Optional<Path> clients = value("kinbridge.clients", Reader::path);
      Optional<Path> profiles = value("kinbridge.profiles", Reader::path);
      Optional<Path> people = take("kinbridge.people").map(Reader::path);
      Optional<Path> proposed = take("kinbridge.proposed").map(Reader::path);
      Optional<Path> approvers = take("kinbridge.approvers").map(Reader::path);
      Ports ports =
          new Ports(
              host("kinbridge.agency.host", mode),
              port("kinbridge.agency.port", 8443),
              host("kinbridge.partner.host", mode),
              port("kinbridge.partner.port", 9443),
              port("kinbridge.management.port", 9000));
      int alone =
          take("kinbridge.batch.children")
              .flatMap(text -> made("kinbridge.batch.children", text, Reader::children))
              .orElse(Rules.USUALLY_ALONE);
      unread.keySet().forEach(name -> faults.add(name + ": there is no such setting"));
      if (!faults.isEmpty()) {
        return new Reading.Faulty(faults);
      }
      return new Reading.Complete(
          new Settings(
              node.orElseThrow(),
              entity.orElseThrow(),
              zone.orElseThrow(),
              mode,
              storage.orElseThrow(),
              new Folders(
                  keystore.orElseThrow(),
                  partners.orElseThrow(),
                  clients.orElseThrow(),
                  profiles.orElseThrow(),
                  people,
                  proposed,
                  approvers),
              ports,
              alone));
    }

    private static Path path(String text) {
      return Path.of(text).toAbsolutePath().normalize();
    }

    private Optional<String> take(String name) {
      return Optional.ofNullable(unread.remove(name)).filter(text -> !text.isBlank());
    }

    private <T> Optional<T> value(String name, Function<String, T> make) {
      Optional<String> text = take(name);
      if (text.isEmpty()) {
        faults.add(name + ": must be set");
        return Optional.empty();
      }
      return made(name, text.get(), make);
    }

    private <T> Optional<T> made(String name, String text, Function<String, T> make) {
      try {
        return Optional.of(make.apply(text));
      } catch (IllegalArgumentException unfit) {
        faults.add(name + ": " + unfit.getMessage());
        return Optional.empty();
      }
    }

    private Location.Mode mode() {
      String demo = take("kinbridge.demo").orElse("false");
      if (!demo.equals("true") && !demo.equals("false")) {
        faults.add("kinbridge.demo: true or false");
      }
      return demo.equals("true") ? Location.Mode.DEMO : Location.Mode.PRODUCTION;
    }

    private Optional<Storage> storage() {
      Optional<String> data = take("kinbridge.data");
      Optional<String> url = take("kinbridge.database.url");
      if (data.isPresent() == url.isPresent()) {
        faults.add("kinbridge.data, kinbridge.database.url: exactly one of them must be set");
      }
      if (url.isEmpty()) {
        return data.map(folder -> new Storage.Embedded(path(folder)));
      }
      Optional<Login> owner = login("owner");
      Optional<Login> application = login("application");
      Optional<Login> sequencer = login("sequencer");
      Optional<String> fit = made("kinbridge.database.url", url.get(), DatabaseAddress::fit);
      return fit.isPresent()
              && owner.isPresent()
              && application.isPresent()
              && sequencer.isPresent()
          ? Optional.of(
              new Storage.External(
                  new DatabaseAddress(fit.get(), owner.get(), application.get(), sequencer.get())))
          : Optional.empty();
    }

    private Optional<Login> login(String role) {
      String name = "kinbridge.database." + role;
      Optional<String> user = value(name + ".user", Function.identity());
      Optional<String> password = value(name + ".password", Function.identity());
      return user.isPresent() && password.isPresent()
          ? made(name + ".user", user.get(), text -> new Login(text, password.get()))
          : Optional.empty();
    }

    private String host(String name, Location.Mode mode) {
      String host = take(name).orElse("127.0.0.1");
      if (mode == Location.Mode.DEMO && !host.equals("127.0.0.1")) {
        faults.add(name + ": a demo node listens on 127.0.0.1 only");
      }
      return host;
    }

    private static int children(String text) {
      int children = Integer.parseInt(text);
      if (children < 1 || children > 500) {
        throw new IllegalArgumentException("a number from 1 to 500");
      }
      return children;
    }

    private int port(String name, int usual) {
      return take(name).flatMap(text -> made(name, text, Reader::port)).orElse(usual);
    }

    private static int port(String text) {
      int port = Integer.parseInt(text);
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port is a number from 0 to 65535");
      }
      return port;
    }
  }
}
