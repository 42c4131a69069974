package org.kinbridge.policy.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.profile.Profile;

/** The installed policy and the probe, which the proof reads and does not make. */
final class Proving {
  static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles")).toAbsolutePath().normalize();
  static final Profile PROFILE = Profile.load(PROFILES);
  static final PolicyVersion VERSION = version();

  private Proving() {}

  private static PolicyVersion version() {
    try {
      return PolicyVersion.load(PROFILES);
    } catch (Exception refused) {
      throw new AssertionError(refused);
    }
  }

  static Policy policy() {
    return new Policy(VERSION, PROFILE);
  }

  static Probe probe() throws Exception {
    Path file = PROFILES.resolve("policies/proof/probe.json");
    JsonNode record = StrictJson.parse(Files.readAllBytes(file), StrictJson.Limits.DOCUMENT);
    return new Probe(record, PROFILE);
  }

  static List<PermitRow> rows(String... ids) {
    return VERSION.rows().stream().filter(row -> Arrays.asList(ids).contains(row.id())).toList();
  }
}
