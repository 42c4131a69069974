package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Decision;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.policy.world.World;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.profile.Violation;
import org.kinbridge.translate.NationalRecord;
import org.kinbridge.translate.Origin;
import org.kinbridge.translate.Report;
import org.kinbridge.translate.Translation;
import org.kinbridge.translate.Translator;

/** Decides on a request in a world: reads the record, then asks the policy. */
public final class Deciding {
  /** A record of this format is a shared document already. */
  public static final String SHARED = "shared";

  /** What came of it. */
  public sealed interface Result {
    record Decided(Decision decision) implements Result {
      public Decided {
        requireNonNull(decision, "decision is null");
      }
    }

    /** The record is none. */
    record Unreadable(List<Fault> faults) implements Result {
      public Unreadable {
        faults = List.copyOf(faults);
      }
    }
  }

  private final Policy policy;
  private final Profile profile;
  private final Translator translator;

  public Deciding(Policy policy, Profile profile, Translator translator) {
    this.policy = requireNonNull(policy, "policy is null");
    this.profile = requireNonNull(profile, "profile is null");
    this.translator = requireNonNull(translator, "translator is null");
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
        ? checked(new Draft(content, SharedSources.of(content)), request, known.get())
        : translated(content, world, request);
  }

  private Result translated(JsonNode content, World world, Request request) {
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    NationalRecord record = new NationalRecord(request.record().format(), bytes);
    Authority acting = world.acting(request.actor().authority()).orElseThrow();
    Origin origin =
        new Origin(world.node(), acting.id(), acting.name(), acting.role(), world.now());
    return switch (translator.translate(record, request.resolutions(), origin)) {
      case Translation.Refused(List<Fault> faults, Report report) -> new Result.Unreadable(faults);
      case Translation.Incomplete(List<Question> questions, Report report) ->
          new Result.Decided(
              policy.undecidable(
                  request,
                  around(world, request, new Findings(List.of(), List.of(), home(report))),
                  questions));
      case Translation.Translated translated ->
          checked(
              translated.draft(),
              request,
              around(
                  world,
                  request,
                  new Findings(
                      translated.questions(), translated.facts(), home(translated.report()))));
    };
  }

  private static Circumstances around(World world, Request request, Findings findings) {
    return world.around(request, findings).orElseThrow();
  }

  private static List<StayedHome> home(Report report) {
    return report.stayedHome().stream()
        .map(one -> new StayedHome(one.source(), one.why()))
        .toList();
  }

  private Result checked(Draft draft, Request request, Circumstances circumstances) {
    return switch (profile.check(draft)) {
      case Checked.Conforming(SharedRecord record) ->
          new Result.Decided(policy.decide(record, request, circumstances));
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
