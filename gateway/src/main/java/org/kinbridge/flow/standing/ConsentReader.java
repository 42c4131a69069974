package org.kinbridge.flow.standing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver;

/** Consents and refusals, as agencies write them and as the policy reads them. */
final class ConsentReader {
  private static final String SAME_GIVER_AS = "sameGiverAs";
  private static final String ONE_CHILD = "there is one child: only guardians are told apart";

  private ConsentReader() {}

  /** What a body says, for its faults alone. */
  static void read(BodyReader reader) {
    read(reader, Optional.empty());
  }

  static Consent consent(BodyReader reader, Registration stored) {
    return read(reader, Optional.of(stored)).orElseThrow();
  }

  private static Optional<Consent> read(BodyReader reader, Optional<Registration> stored) {
    Optional<Consent.Capacity> capacity = reader.code("capacity", Consent.Capacity.class);
    Optional<Boolean> given = reader.flag("given");
    Optional<Giver> by = giver(reader);
    List<UUID> sameGiverAs = sameGiverAs(reader, by);
    Optional<String> language = reader.text("language");
    Optional<String> notice = reader.text("notice");
    BodyReader recipient = reader.object("recipient");
    Optional<NodeId> node = recipient.value("node", NodeId::new);
    Optional<AuthorityId> authority = recipient.value("authority", AuthorityId::new);
    recipient.end();
    List<Purpose> purposes =
        reader.list("purposes", 1, code -> BodyReader.coded(Purpose.class, code));
    BodyReader period = reader.object("period");
    Optional<LocalDate> start = period.date("start");
    Optional<LocalDate> end = period.date("end");
    period.end();
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      period.fault("end", "the consent ends before it begins");
    }
    reader.text("recordedBy");
    reader.optionalValue("reference", ConsentReader::reference);
    SaidOn saidOn = SaidOn.of(reader);
    if (stored.isEmpty() || !reader.faults().isEmpty()) {
      return Optional.empty();
    }
    Registration row = stored.get();
    Instant registered = reader.value("registeredAt", Instant::parse).orElseThrow();
    return Optional.of(
        new Consent(
            row.id().toString(),
            row.child(),
            capacity.orElseThrow(),
            given.orElseThrow() ? Consent.Answer.GIVEN : Consent.Answer.REFUSED,
            by.orElseThrow(),
            sameGiverAs.stream().map(UUID::toString).collect(Collectors.toSet()),
            Consent.Informed.said(language.orElseThrow(), notice.orElseThrow()),
            node.orElseThrow(),
            authority.orElseThrow(),
            new HashSet<>(purposes),
            start.orElseThrow(),
            end.orElseThrow(),
            given.orElseThrow() ? saidOn.ofYes(registered) : saidOn.ofNo(registered),
            row.inForce()
                ? Optional.empty()
                : Optional.of(
                    SaidOn.ofWithdrawal(RegistrationReader.stored(row)).ofNo(row.recordedAt()))));
  }

  private static String reference(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}")) {
      throw new IllegalArgumentException("a reference is one word");
    }
    return text;
  }

  private static Optional<Giver> giver(BodyReader reader) {
    Optional<Giver.Role> role = reader.code("by", Giver.Role.class);
    if (role.isEmpty()) {
      return Optional.empty();
    }
    return switch (role.get()) {
      case GUARDIAN -> reader.value("giver", Giver::guardian);
      case CHILD -> {
        if (reader.optionalText("giver").isPresent()) {
          reader.fault("giver", ONE_CHILD);
        }
        yield Optional.of(new Giver.Child());
      }
    };
  }

  private static List<UUID> sameGiverAs(BodyReader reader, Optional<Giver> by) {
    List<UUID> earlier = reader.list(SAME_GIVER_AS, 0, UUID::fromString);
    if (!earlier.isEmpty() && by.equals(Optional.of(new Giver.Child()))) {
      reader.fault(SAME_GIVER_AS, ONE_CHILD);
    }
    return earlier;
  }

  /** What a consent says of the giver of earlier answers, where there are no such answers. */
  static List<Fault> strangers(JsonNode consent, List<Registration> ofTheChild) {
    List<Fault> faults = new ArrayList<>();
    JsonNode earlier = consent.path(SAME_GIVER_AS);
    for (int i = 0; i < earlier.size(); i++) {
      String id = earlier.path(i).asText();
      if (ofTheChild.stream().noneMatch(one -> isOfSomeGuardian(one, id))) {
        faults.add(
            new Fault(
                Reason.INVALID_VALUE,
                "/" + SAME_GIVER_AS + "/" + i,
                "no answer of an unnamed guardian of this child"));
      }
    }
    return faults;
  }

  private static boolean isOfSomeGuardian(Registration one, String id) {
    return one.id().toString().equals(id)
        && one.kind() == Registration.Kind.CONSENT
        && RegistrationReader.stored(one).path("giver").asText().equals(Giver.UNKNOWN);
  }
}
