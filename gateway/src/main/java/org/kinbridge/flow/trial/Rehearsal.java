package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Held;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.situation.Releases;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.policy.world.World;
import org.kinbridge.policy.world.WorldRefused;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.profile.Violation;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.reading.Report;
import org.kinbridge.translate.source.NationalRecord;

/**
 * Decides on a request in a world: reads the record, then asks the policy; sends and stores
 * nothing.
 */
public final class Rehearsal {
  /** A record of this format is a shared document already. */
  public static final String SHARED = "shared";

  /** What came of it. */
  public sealed interface Result {
    record Decided(Decision decision) implements Result {
      public Decided {
        requireNonNull(decision, "decision is null");
      }

      /** The answer, and the bytes that would leave where something would. */
      public JsonNode answer() {
        return decision.explanation().toJson();
      }

      public Optional<byte[]> content() {
        return decision instanceof Permitted permitted
            ? Optional.of(permitted.content())
            : Optional.empty();
      }
    }

    /** The record is none. */
    record Unreadable(List<Fault> faults) implements Result {
      public Unreadable {
        faults = List.copyOf(faults);
      }
    }
  }

  private final PolicyVersion version;
  private final Policy policy;
  private final Profile profile;
  private final Translator translator;

  public Rehearsal(PolicyVersion version, Policy policy, Profile profile, Translator translator) {
    this.version = requireNonNull(version, "version is null");
    this.policy = requireNonNull(policy, "policy is null");
    this.profile = requireNonNull(profile, "profile is null");
    this.translator = requireNonNull(translator, "translator is null");
  }

  /**
   * On the files of one installation. @throws PolicyRefused naming every fault of its policy files
   */
  public static Rehearsal load(Path profiles) throws PolicyRefused {
    PolicyVersion version = PolicyVersion.load(profiles);
    Profile profile = Profile.load(profiles);
    return new Rehearsal(version, new Policy(version, profile), profile, Translator.load(profiles));
  }

  /**
   * What a file's request would get in a file's world.
   *
   * @throws WorldRefused naming every fault of the world
   */
  public Result decide(Path world, JsonNode body) throws WorldRefused {
    World around = World.read(world, version);
    return switch (Request.parse(body)) {
      case Reading.Faulty(List<Fault> faults) -> new Result.Unreadable(faults);
      case Reading.Accepted(Request request) -> decide(around, request);
    };
  }

  public Result decide(World world, Request request) {
    Optional<Circumstances> known = world.around(request, Findings.none());
    if (known.isEmpty()) {
      Reason reason =
          world.knows(request.to().node()) ? Reason.UNKNOWN_AUTHORITY : Reason.UNKNOWN_PARTNER;
      return new Result.Decided(policy.unaddressed(request, reason));
    }
    JsonNode content = request.record().content().reveal("decide on the record");
    return request.record().format().equals(SHARED)
        ? checked(
            new Draft(content, SharedSources.of(content)), new Asked(world, request, known.get()))
        : translated(content, world, request);
  }

  private Result translated(JsonNode content, World world, Request request) {
    NationalRecord record = translator.within(content, request.record().format());
    Authority acting = world.acting(request.actor().authority()).orElseThrow();
    Origin origin =
        new Origin(world.node(), acting.id(), acting.name(), acting.role(), world.now());
    return switch (translator.translate(record, request.resolutions(), origin)) {
      case Translation.Refused(List<Fault> faults, Report report) -> new Result.Unreadable(faults);
      case Translation.Incomplete(List<Question> questions, Report report, JsonNode unfinished) ->
          new Result.Decided(
              policy.undecidable(
                  request,
                  around(world, request, new Findings(List.of(), List.of(), home(report))),
                  questions));
      case Translation.Translated translated ->
          checked(
              translated.draft(),
              new Asked(
                  world,
                  request,
                  around(
                      world,
                      request,
                      new Findings(
                          translated.questions(), translated.facts(), home(translated.report())))));
    };
  }

  /** First without anybody's yes: it was said to what is held then. */
  private Decision decided(SharedRecord record, Asked asked) {
    Decision first = policy.decide(record, asked.request(), asked.circumstances());
    return first instanceof Held held
        ? policy.decide(
            record,
            asked.request(),
            asked
                .circumstances()
                .with(asked.world().approvalsOf(held.explanation().decisionDigest())))
        : first;
  }

  private static Circumstances around(World world, Request request, Findings findings) {
    return world.around(request, findings).orElseThrow();
  }

  private static List<StayedHome> home(Report report) {
    return report.stayedHome().stream()
        .map(one -> new StayedHome(one.source(), one.why()))
        .toList();
  }

  private record Asked(World world, Request request, Circumstances circumstances) {}

  private Result checked(Draft draft, Asked asked) {
    return switch (profile.check(draft)) {
      case Checked.Conforming(SharedRecord record) -> {
        List<Fault> astray = Releases.astray(asked.request(), record.sources());
        yield astray.isEmpty()
            ? new Result.Decided(decided(record, asked))
            : new Result.Unreadable(astray);
      }
      case Checked.Violated(List<Violation> violations) ->
          new Result.Unreadable(
              violations.stream()
                  .map(
                      violation ->
                          new Fault(
                              Reason.NOT_SHARED_RECORD, violation.location(), violation.message()))
                  .toList());
    };
  }
}
