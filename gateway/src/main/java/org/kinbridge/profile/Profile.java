package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.profile.Checked.Conforming;
import org.kinbridge.profile.Checked.Violated;
import org.kinbridge.profile.frozen.FrozenTree;

/**
 * The shared profiles, compiled: what a shared record is. Immutable and shared by all threads.
 *
 * <p>Guarantees: a document conforms only if every element in it is one the profiles name, of the
 * right type, number, code and target, and every invariant holds; otherwise everything wrong is
 * told at once, by place and never by value.
 */
public final class Profile {
  static final String DEFINITIONS = "https://kinbridge.example/fhir/StructureDefinition/";
  private static final String DOCUMENT = DEFINITIONS + "cp-case-document";

  private final Map<String, Shape> resources;
  private final Shape document;
  private final Sha256 digest;

  private Profile(CompiledProfiles compiled) {
    this.resources = compiled.resources();
    this.document =
        Optional.ofNullable(resources.get(DOCUMENT))
            .orElseThrow(() -> new IllegalStateException("the compiled profiles have no document"));
    this.digest = compiled.digest();
  }

  /** Reads {@code shared/compiled} under the directory of profiles. */
  public static Profile load(Path profilesDirectory) {
    requireNonNull(profilesDirectory, "profilesDirectory is null");
    return new Profile(
        new CompiledProfiles(profilesDirectory.resolve("shared").resolve("compiled")));
  }

  /** Every violation at once; the draft's own frozen tree is what becomes the record. */
  public Checked check(Draft draft) {
    JsonNode bundle = draft.tree();
    Walk walk = new Walk(resources, Document.of(bundle));
    walk.bundle(bundle, document);
    return walk.violations().isEmpty()
        ? new Conforming(new SharedRecord(bundle, draft.sources(), digest))
        : new Violated(walk.violations());
  }

  /** One resource on its own, its references unresolved: for tests against the oracle. */
  List<Violation> checkLone(JsonNode resource) {
    Walk walk = new Walk(resources, Document.lone());
    walk.root(resource.path("resourceType").asText("resource"));
    walk.resource(FrozenTree.copyOf(resource));
    return walk.violations();
  }

  /** Which profiles these are: changes with any compiled file. */
  public Sha256 digest() {
    return digest;
  }
}
