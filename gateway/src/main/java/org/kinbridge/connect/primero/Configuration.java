package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.connect.CredentialFiles;
import org.kinbridge.connect.NodeAccount;
import org.kinbridge.connect.Tls;
import org.kinbridge.connect.primero.api.PrimeroAccount;
import org.kinbridge.connect.primero.form.Composing;
import org.kinbridge.connect.primero.form.FormReader;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * What the operator of a connector sets, in one file; what the file names lies beside it.
 *
 * @param format the map at the node that reads this Primero's records
 * @param memory the folder in which the connector remembers
 */
public record Configuration(
    PrimeroAccount primero,
    NodeAccount node,
    String format,
    Path memory,
    Pace pace,
    Composing.Form form,
    Telling.Ending ending) {
  private static final Set<String> DONE =
      Set.of("success_status", "service_implemented", "reason_not_successful");

  /** The configuration, or everything that is wrong with it. */
  public sealed interface Reading {
    record Complete(Configuration configuration) implements Reading {
      public Complete {
        requireNonNull(configuration, "configuration is null");
      }
    }

    record Faulty(List<Fault> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  public Configuration {
    requireNonNull(primero, "primero is null");
    requireNonNull(node, "node is null");
    requireNonNull(format, "format is null");
    requireNonNull(memory, "memory is null");
    requireNonNull(pace, "pace is null");
    requireNonNull(form, "form is null");
    requireNonNull(ending, "ending is null");
  }

  public static Reading read(Path file) {
    Faults faults = new Faults();
    Path absolute = file.toAbsolutePath().normalize();
    String name = String.valueOf(absolute.getFileName());
    YamlMap whole = YamlFile.read(absolute, name, faults);
    Optional<Configuration> read = faults.any() ? Optional.empty() : read(absolute, whole);
    if (Tls.isWeakened()) {
      faults.add(
          Reason.INVALID_VALUE,
          "jdk.internal.httpclient.disableHostnameVerification",
          "the names of servers are compared here, whatever a property says");
    }
    return faults.any()
        ? new Reading.Faulty(faults.found())
        : new Reading.Complete(read.orElseThrow());
  }

  private static Optional<Configuration> read(Path file, YamlMap whole) {
    YamlMap map =
        whole.members(
            "primero",
            "node",
            "format",
            "memory",
            "pace",
            "form",
            "routes",
            "words",
            "identifiers",
            "done");
    CredentialFiles files = new CredentialFiles(Optional.ofNullable(file.getParent()).orElse(file));
    Optional<PrimeroAccount> primero = PrimeroAccount.read(map.neededMap("primero"), files);
    Optional<NodeAccount> node = NodeAccount.read(map.neededMap("node"), files);
    Optional<String> format = map.neededText("format");
    Optional<Path> memory = files.path(map, "memory");
    if (memory.filter(path -> Files.exists(path) && !Files.isDirectory(path)).isPresent()) {
      map.wrong("memory", "this is not a folder");
    }
    Optional<Pace> pace = Pace.read(map.neededMap("pace"));
    Optional<Composing.Form> form = FormReader.read(map);
    Telling.Ending ending = ending(map);
    return map.faults().any()
        ? Optional.empty()
        : Optional.of(
            new Configuration(
                primero.orElseThrow(),
                node.orElseThrow(),
                format.orElseThrow(),
                memory.orElseThrow(),
                pace.orElseThrow(),
                form.orElseThrow(),
                ending));
  }

  private static Telling.Ending ending(YamlMap map) {
    if (!map.has("done")) {
      return new Telling.Ending(Optional.empty());
    }
    YamlMap done = map.map("done").members(DONE.toArray(String[]::new));
    Map<String, String> said = new LinkedHashMap<>();
    done.keys().forEach(name -> done.text(name).ifPresent(text -> said.put(name, text)));
    return new Telling.Ending(Optional.of(said));
  }
}
