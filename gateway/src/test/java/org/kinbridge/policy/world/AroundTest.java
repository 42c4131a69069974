package org.kinbridge.policy.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/** What a world puts around a request. */
class AroundTest {
  private static final Findings FINDINGS =
      new Findings(List.of(), List.of(), List.of(new StayedHome("/a", "unmapped")));

  @TempDir Path directory;

  private World world;

  @BeforeEach
  void read() throws Exception {
    PolicyVersion version =
        PolicyVersion.load(Path.of(System.getProperty("kinbridge.profiles", "../profiles")));
    world = World.read(Files.writeString(directory.resolve("w.yaml"), WorldTest.WORLD), version);
  }

  private Optional<Circumstances> around(String sending, String node, String receiving)
      throws Exception {
    Path requests =
        Path.of(System.getProperty("kinbridge.conformance", "../conformance"), "policy/requests");
    ObjectNode request =
        (ObjectNode) new ObjectMapper().readTree(requests.resolve("consent-care.json").toFile());
    request.putObject("to").put("node", node).put("authority", receiving);
    ((ObjectNode) request.path("actor")).put("authority", sending);
    ((ObjectNode) request.path("record")).putObject("content");
    request.putArray("statements");
    request.putArray("releases");
    Request read = ((Reading.Accepted) Request.parse(request)).request();
    return world.around(read, FINDINGS);
  }

  @Test
  void both_parties_the_registers_and_the_time() throws Exception {
    Circumstances around = around("xc-mosa", "XA", "xa-casw").orElseThrow();
    assertThat(around.parties().sender().acting().id()).isEqualTo(new AuthorityId("xc-mosa"));
    assertThat(around.parties().sender().central().id())
        .isEqualTo(new AuthorityId("xc-central-authority"));
    assertThat(around.parties().recipient().directoryVersion()).isEqualTo("3");
    assertThat(around.parties().agreements()).isEqualTo(world.agreements());
    PersonHandle child = new PersonHandle("#child");
    PersonHandle twin = new PersonHandle("#twin");
    assertThat(around.registers().children())
        .isEqualTo(Map.of(child, World.child(child), twin, World.child(twin)));
    assertThat(around.registers().consents()).isEqualTo(world.consents());
    assertThat(around.findings()).isEqualTo(FINDINGS);
    assertThat(around.moment()).isEqualTo(world.now());
    assertThat(around.now()).isEqualTo(world.now().at());
    assertThat(around.consentAges().sender().years()).isEqualTo(14);
    assertThat(around.scale()).isEqualTo(Scale.MANY);
    assertThat(around.approvals()).isEmpty();
  }

  @Test
  void nothing_around_somebody_whom_no_directory_lists() throws Exception {
    assertThat(around("xc-nobody", "XA", "xa-casw")).isEmpty();
    assertThat(around("xc-mosa", "XA", "xa-nobody")).isEmpty();
    assertThat(around("xc-mosa", "XB", "xa-casw")).isEmpty();
  }

  @Test
  void nothing_around_a_state_without_a_central_authority() throws Exception {
    PolicyVersion version =
        PolicyVersion.load(Path.of(System.getProperty("kinbridge.profiles", "../profiles")));
    String without = WorldTest.WORLD.replace("role: central-authority", "role: court");
    world = World.read(Files.writeString(directory.resolve("w.yaml"), without), version);
    assertThat(around("xc-mosa", "XA", "xa-casw")).isEmpty();
  }

  @Test
  void one_partner_knows_a_child_by_the_same_name_and_no_two_do() throws Exception {
    Circumstances around = around("xc-mosa", "XA", "xa-casw").orElseThrow();
    Circumstances again = around("xc-central-authority", "XA", "xa-casw").orElseThrow();
    assertThat(again.ids().id("child", "1")).isEqualTo(around.ids().id("child", "1"));
    Circumstances home = around("xc-mosa", "XC", "xc-mosa").orElseThrow();
    assertThat(home.ids().id("child", "1")).isNotEqualTo(around.ids().id("child", "1"));
  }
}
