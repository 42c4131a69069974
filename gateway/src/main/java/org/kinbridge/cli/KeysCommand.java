package org.kinbridge.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.Directory;
import org.kinbridge.trust.DirectoryJson;
import org.kinbridge.trust.NodeMetadata;
import org.kinbridge.trust.Pin;
import org.kinbridge.trust.file.KeystoreWriter;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.key.Thumbprint;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.KeyMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kinbridge keys generate}: everything a new node needs to be known by its partners. */
@Command(
    name = "keys",
    description = "Make and look after a node's keys.",
    mixinStandardHelpOptions = true)
public final class KeysCommand implements Runnable {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int DEMO_DAYS = 7;
  private static final int DAYS = 90;

  @Spec CommandSpec spec;
  private final InstantSource clock;
  private final SecureRandom random;

  public KeysCommand(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "generate",
      description = {
        "Write a fresh keystore, and in its directory 'public' what partners get:",
        "the signed metadata NODE.metadata.jws and the pin NODE.pin.json.",
        "Compare the printed metadata_key with each partner over another channel."
      },
      mixinStandardHelpOptions = true)
  int generate(
      @Option(names = "--node", required = true, description = "two capital letters") String node,
      @Option(names = "--entity", required = true, description = "the node's https name")
          String entity,
      @Option(
              names = "--authorities",
              required = true,
              description = "JSON: {version, authorities: [{id, name, role, contact24x7}]}")
          Path authorities,
      @Option(names = "--out", required = true, description = "a directory that does not exist yet")
          Path out,
      @Option(names = "--messages", description = "default: ENTITY/cpx/v1/messages")
          String messages,
      @Option(names = "--host", description = "more names and addresses for the certificate")
          List<String> hosts,
      @Option(names = "--days", description = "how long keys and metadata are valid") Integer days,
      @Option(names = "--demo", description = "worthless keys: production refuses them")
          boolean demo)
      throws IOException {
    try {
      Wanted wanted =
          new Wanted(
              new NodeId(node),
              new EntityId(entity),
              directory(authorities),
              URI.create(messages == null ? entity + "/cpx/v1/messages" : messages),
              hosts == null ? List.of() : hosts,
              Duration.ofDays(days != null ? days : demo ? DEMO_DAYS : DAYS),
              demo ? Location.Mode.DEMO : Location.Mode.PRODUCTION);
      print(spec.commandLine().getOut(), write(wanted, out));
      return 0;
    } catch (JsonRefused refused) {
      return refuse(refused.fault());
    } catch (NoSuchFileException missing) {
      return refuse(new Fault(Reason.INVALID_VALUE, "--authorities", "there is no such file"));
    } catch (FileAlreadyExistsException exists) {
      return refuse(new Fault(Reason.INVALID_VALUE, "--out", "the directory exists already"));
    } catch (IllegalArgumentException malformed) {
      return refuse(new Fault(Reason.INVALID_VALUE, "", malformed.getMessage()));
    }
  }

  private record Wanted(
      NodeId node,
      EntityId entity,
      Directory directory,
      URI messages,
      List<String> hosts,
      Duration valid,
      Location.Mode mode) {}

  private static Directory directory(Path file) throws IOException, JsonRefused {
    byte[] bytes = Files.readAllBytes(file);
    Members json = Members.of(StrictJson.parse(bytes, StrictJson.Limits.DOCUMENT), "");
    Directory directory = DirectoryJson.read(json);
    json.done();
    return directory;
  }

  private Pin write(Wanted wanted, Path out) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    KeyMaterial.Validity validity =
        new KeyMaterial.Validity(now.minus(SKEW), now.plus(wanted.valid()));
    FreshKeys fresh = new FreshKeys(random);
    List<String> names = new ArrayList<>(wanted.hosts());
    names.addFirst(URI.create(wanted.entity().value()).getHost());
    KeyMaterial.Pair metadataKey = fresh.pair();
    try (KeyMaterial material = fresh.material(wanted.node(), wanted.entity(), names, validity)) {
      Pin pin = new Pin(wanted.node(), wanted.entity(), Thumbprint.of(metadataKey.publicKey()));
      KeystoreWriter writer = new KeystoreWriter(out, wanted.mode());
      writer.write(material, metadataKey);
      writer.publish(
          pin,
          NodeMetadata.sign(
              NodeMetadata.describe(
                  material, wanted.directory(), wanted.messages(), validity.until()),
              metadataKey,
              now));
      return pin;
    }
  }

  private static void print(PrintWriter out, Pin pin) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("node", pin.node().value());
    json.put("entity", pin.entity().value());
    json.put("metadata_key", pin.metadataKey().base64url());
    out.println(new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8));
    out.flush();
  }

  private int refuse(Fault fault) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("reason", fault.reason().code());
    problem.put("place", fault.place());
    problem.put("detail", fault.detail());
    PrintWriter err = spec.commandLine().getErr();
    err.println(new String(CanonicalJson.bytes(problem), StandardCharsets.UTF_8));
    err.flush();
    return 2;
  }
}
