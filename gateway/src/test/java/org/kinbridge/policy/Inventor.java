package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.policy.world.World;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;

/**
 * Invents documents, facts and requests: the cases of conformance/policy, each changed at random.
 * The same seed always invents the same. Reads every case once and keeps its bytes.
 */
@Owned(by = "one test", lock = "none: one thread")
final class Inventor {
  private static final int REQUESTS = 4;

  private record Base(byte[] record, ObjectNode request, World world) {}

  private final CaseRun run;
  private final List<Base> bases = new ArrayList<>();
  private long last = -1;
  private Optional<Made> made = Optional.empty();

  Inventor(CaseRun run) throws Exception {
    this.run = run;
    Map<JsonNode, byte[]> records = new IdentityHashMap<>(); // hundreds of cases on a few
    for (Prepared one : Prepared.all(run.version())) {
      Request request = one.request();
      World world = one.world();
      boolean ourFault = one.one().expect().path("reason").asText("").equals("internal");
      if (request.record().format().equals("shared")
          && !ourFault // a child in no register is refused, whatever is invented about it
          && world.around(request, Findings.none()).isPresent()) {
        JsonNode content = request.record().content().reveal("test");
        byte[] record = records.computeIfAbsent(content, Inventor::bytes);
        ObjectNode without = (ObjectNode) request.toJson();
        ((ObjectNode) without.path("record")).putObject("content");
        bases.add(new Base(record, without, world));
      }
    }
  }

  /** A document with what was planted in it; several requests are made about each. */
  private record Made(Base base, SharedRecord record, Set<Integer> strangers, Canaries canaries) {}

  /** Empty where the changes led to something that is no shared record or no request. */
  Optional<Invented> invent(long seed) {
    long document = seed / REQUESTS;
    if (document != last) {
      last = document;
      made = made(new SplittableRandom(document));
    }
    return made.flatMap(one -> asked(one, new SplittableRandom(~seed)));
  }

  private Optional<Made> made(SplittableRandom random) {
    Base base = bases.get(random.nextInt(bases.size()));
    ObjectNode record = (ObjectNode) parsed(base.record());
    Inventions inventions = new Inventions(random, record, base.request());
    inventions.changeRecord();
    Canaries canaries = Canaries.plant(record, random);
    return checked(record).map(sound -> new Made(base, sound, inventions.strangers(), canaries));
  }

  private Optional<Invented> asked(Made one, SplittableRandom random) {
    ObjectNode request = one.base().request().deepCopy();
    Inventions inventions = new Inventions(random, (ObjectNode) one.record().tree(), request);
    inventions.changeRequest();
    ((ObjectNode) request.path("record")).set("content", one.record().tree());
    if (!(Request.parse(request) instanceof Reading.Accepted(Request accepted))) {
      return Optional.empty();
    }
    return one.base()
        .world()
        .around(accepted, Findings.none())
        .map(around -> new Invented.Asked(one.record(), accepted, around))
        .map(
            asked ->
                new Invented(
                    asked, one.strangers(), one.canaries(), restricted(asked, inventions)));
  }

  private Optional<SharedRecord> checked(JsonNode record) {
    return run.profile().check(new Draft(record, SharedSources.of(record)))
            instanceof Checked.Conforming(SharedRecord checked)
        ? Optional.of(checked)
        : Optional.empty();
  }

  /** The same request and surroundings about a record that was changed. */
  Optional<Invented.Asked> again(Invented.Asked asked, ObjectNode record) {
    ObjectNode request = (ObjectNode) asked.request().toJson();
    ((ObjectNode) request.path("record")).set("content", record);
    return Request.parse(request) instanceof Reading.Accepted(Request accepted)
        ? checked(record).map(sound -> new Invented.Asked(sound, accepted, asked.circumstances()))
        : Optional.empty();
  }

  private static Circumstances restricted(Invented.Asked made, Inventions inventions) {
    Circumstances before = made.circumstances();
    return Restricted.besides(before, inventions.more(before.registers()));
  }

  static JsonNode parsed(byte[] json) {
    try {
      return StrictJson.parse(json, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
