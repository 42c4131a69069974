package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.DeliveryWorker;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.deciding.Papers;
import org.kinbridge.flow.deciding.Printing;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.ledger.replay.Verification;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.print.PaperPrinter;
import org.kinbridge.profile.Profile;
import org.kinbridge.store.SealedTables;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlArchive;
import org.kinbridge.support.Await;
import org.kinbridge.translate.Translator;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AnyPartners;
import org.kinbridge.vault.Vault;

/**
 * Cassar and Aldmark in one process, each on a database of its own, with a direct line between
 * them.
 */
public final class TwoNodes implements AutoCloseable {
  public static final Rules RULES = rules();

  /** How long a claim outlives its claimer, by the clock of the database, which no test moves. */
  public static final Duration LEASE = Duration.ofSeconds(2);

  public static final AuthenticatedClient MOSA = AnyClient.ofMosa();
  public static final AuthenticatedClient ALDMARK =
      AnyClient.of("xa-desk", "xa-central-authority", "xa-desk", "XA");

  /** Who prints, for all nodes: a test may look over its shoulder, and puts it back. */
  static final AtomicReference<Printing> PRINTING = new AtomicReference<>(printer());

  public final MovableClock clock = new MovableClock(AnyNode.NOW);
  public final AnyNode cassar = AnyNode.of("XC");
  public final AnyNode aldmark = AnyNode.of("XA");
  public final DirectLine line = new DirectLine(cassar.authenticated());
  public final TestDatabase cassarDatabase;
  public final TestDatabase aldmarkDatabase;
  private final Node sender;
  private final Node receiver;

  public TwoNodes(TestDatabase cassarDatabase, TestDatabase aldmarkDatabase) {
    this(cassarDatabase, cassarDatabase.open(), aldmarkDatabase, aldmarkDatabase.open());
  }

  /** The nodes reach their rows another way than the test does, through a proxy say. */
  public TwoNodes(
      TestDatabase cassarDatabase,
      Database cassarUses,
      TestDatabase aldmarkDatabase,
      Database aldmarkUses) {
    this.cassarDatabase = cassarDatabase;
    this.aldmarkDatabase = aldmarkDatabase;
    DirectLine back = new DirectLine(aldmark.authenticated());
    this.receiver = start(aldmark, cassar, aldmarkUses, back);
    this.sender = start(cassar, aldmark, cassarUses, line);
    line.leadsTo(receiver.partnerDoor());
    back.leadsTo(sender.partnerDoor());
  }

  private Node start(AnyNode own, AnyNode other, Database database, DirectLine out) {
    return Node.start(
        new Node.Identity(
            own.keystore, own.metadata, AnyPartners.of(List.of(other.metadata), clock)),
        RULES,
        database,
        out,
        new Node.World(clock, new SecureRandom()),
        new Node.Pace(
            Duration.ofMillis(20),
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(200),
            new DeliveryWorker.Pace(4, Duration.ofMillis(20), LEASE)));
  }

  /** A second process of the sender, on the same rows and the same line. */
  Node anotherSender() {
    return start(cassar, aldmark, cassarDatabase.open(), line);
  }

  public AgencyDoor agency() {
    return sender.agencyDoor();
  }

  public AgencyDoor aldmarkAgency() {
    return receiver.agencyDoor();
  }

  public Node sender() {
    return sender;
  }

  public Node receiver() {
    return receiver;
  }

  /** Waits until it is so; time passes for the nodes as well. */
  public void until(BooleanSupplier so) {
    Await.until(so, this::timePasses);
  }

  private void timePasses() {
    clock.forward(Duration.ofMillis(20));
  }

  /** The disclosure once it is in one of these states. */
  public DisclosureView await(DisclosureId id, State... states) {
    Set<State> wanted = Set.of(states);
    return Await.until(
        () -> agency().disclosure(MOSA, id).orElseThrow(),
        view -> wanted.contains(view.state()),
        this::timePasses);
  }

  /**
   * Aldmark's inbox when all of it is listed: what was just written is listed once every older
   * transaction has ended.
   */
  public List<InboxView> arrived() {
    String kept = "SELECT count(*) FROM inbox WHERE accepted";
    until(() -> listed().size() == Integer.parseInt(aldmarkDatabase.ask(kept)));
    return listed();
  }

  private List<InboxView> listed() {
    return aldmarkAgency().inbox(ALDMARK, Optional.empty(), 500);
  }

  /** Without those that say that a child became known. */
  public String cassarEntries() {
    return cassarDatabase.ask(
        "SELECT (SELECT count(*) FROM ledger_entry) - (SELECT count(*) FROM crosswalk)");
  }

  /** Everything that {@code ledger verify} would find. */
  public List<String> findings(AnyNode node, TestDatabase database) {
    return replayed(node, database);
  }

  /** The same of any node and its database. */
  static List<String> replayed(AnyNode node, TestDatabase database) {
    Vault vault = new Vault(new SqlChildKeys(), node.keystore, new SecureRandom());
    return new Verification(
            new SqlArchive(database.open()),
            SealedTables.all(),
            vault,
            node.keystore,
            new SecureRandom())
        .replay(Optional.empty()).findings().stream().map(String::valueOf).toList();
  }

  /** A notification of serious danger (HCCH 1996 art. 36) about the sample child. */
  public static ObjectNode danger() {
    ObjectNode request = read("danger.json");
    request.putObject("record").put("format", "primero-v2").set("content", sample());
    return request;
  }

  /** The same from Aldmark, about a case of its own. */
  public static ObjectNode dangerOfAldmark(String reference) {
    ObjectNode request = danger();
    request.putObject("to").put("node", "XC").put("authority", "xc-mosa");
    request.withObject("/actor").put("authority", "xa-central-authority");
    request.withObject("/case").put("reference", reference);
    ((ObjectNode) request.at("/facts/1")).put("state", "XC");
    return request;
  }

  /** Reunification on consent. */
  public static ObjectNode reunification() {
    ObjectNode request = read("reunification.json");
    request.putObject("record").put("format", "primero-v2").set("content", sample());
    return request;
  }

  /**
   * As many relatives in the recipient's state as a record may have, with names as long as may be.
   */
  public static ObjectNode tooLargeReunification() {
    ObjectNode request = reunification();
    ArrayNode family = request.withArray("/record/content/data/family_details_section");
    for (int i = family.size(); i < 256; i++) {
      family
          .addObject()
          .put("unique_id", UUID.randomUUID().toString())
          .put("relation", "sister")
          .put("relation_is_caregiver", false)
          .put("relation_location_current", "XA0105")
          .put("relation_name", "\u1270\u1235\u134B\u12ED ".repeat(199))
          .put("relation_nickname", "\u12C8\u120D\u12F1 ".repeat(249));
    }
    return request;
  }

  public static byte[] consentBody() {
    return read("consent.json").toString().getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] withdrawalBody() {
    return "{\"recordedBy\": \"u-12\"}".getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  public static DisclosureId id() {
    return new DisclosureId(UUID.randomUUID());
  }

  public static JsonNode sample() {
    return parse(profiles().resolve("national/primero-v2/sample-case.json"));
  }

  private static ObjectNode read(String name) {
    return (ObjectNode) parse(Path.of("src/test/resources/crossing").resolve(name));
  }

  private static JsonNode parse(Path file) {
    try {
      return JsonMapper.builder().build().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path profiles() {
    return Path.of(System.getProperty("kinbridge.profiles", "../profiles"))
        .toAbsolutePath()
        .normalize();
  }

  static Printing printer() {
    return new PaperPrinter(
        Path.of(System.getProperty("java.home"), "bin", "java"), Duration.ofMinutes(1));
  }

  private static Rules rules() {
    try {
      Profile profile = Profile.load(profiles());
      PolicyVersion version = PolicyVersion.load(profiles());
      return new Rules(
          Translator.load(profiles()),
          profile,
          version,
          new Policy(version, profile),
          ZoneOffset.UTC,
          Rules.USUALLY_ALONE,
          new Papers(pdf -> PRINTING.get().pages(pdf)));
    } catch (PolicyRefused refused) {
      throw new AssertionError(refused);
    }
  }

  public static void assertReceived(DisclosureView view) {
    assertThat(view.state()).isEqualTo(State.RECEIVED);
  }

  @Override
  public void close() {
    sender.close();
    receiver.close();
  }
}
