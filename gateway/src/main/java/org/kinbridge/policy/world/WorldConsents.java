package org.kinbridge.policy.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.yaml.YamlMap;

/** Reads the consents of a world. */
final class WorldConsents {
  private WorldConsents() {}

  private record Recipient(NodeId node, AuthorityId authority) {}

  private record Period(LocalDate start, LocalDate end) {}

  static Optional<Consent> read(YamlMap map) {
    map.members(
        "id",
        "child",
        "capacity",
        "given",
        "by",
        "giver",
        "sameGiverAs",
        "language",
        "notice",
        "recipient",
        "purposes",
        "period",
        "recordedAt",
        "withdrawnAt");
    Optional<String> id = map.neededText("id");
    Optional<Consent.Capacity> capacity = map.neededCode("capacity", Consent.Capacity.class);
    Optional<Consent.Answer> answer = map.needed("given", WorldConsents::answer);
    Optional<Giver> by = giver(map);
    Set<String> sameGiverAs = Set.copyOf(map.list("sameGiverAs", text -> text));
    Optional<String> language = map.neededText("language");
    Optional<String> notice = map.neededText("notice");
    Optional<Recipient> recipient = recipient(map.neededMap("recipient"));
    Set<Purpose> purposes = Set.copyOf(map.list("purposes", YamlMap.code(Purpose.class)));
    Optional<Period> period = period(map.neededMap("period"));
    Optional<Instant> recorded = map.needed("recordedAt", WorldReader::instant);
    Optional<Instant> withdrawn = map.optional("withdrawnAt", WorldReader::instant);
    boolean whole =
        id.isPresent()
            && capacity.isPresent()
            && answer.isPresent()
            && by.isPresent()
            && language.isPresent()
            && notice.isPresent()
            && recipient.isPresent()
            && period.isPresent()
            && recorded.isPresent();
    if (!whole) {
      return Optional.empty();
    }
    return Optional.of(
        new Consent(
            id.get(),
            WorldReader.child(map),
            capacity.get(),
            answer.get(),
            by.get(),
            sameGiverAs,
            Consent.Informed.said(language.get(), notice.get()),
            recipient.get().node(),
            recipient.get().authority(),
            purposes,
            period.get().start(),
            period.get().end(),
            recorded.get(),
            withdrawn));
  }

  private static Consent.Answer answer(String text) {
    return switch (text) {
      case "true" -> Consent.Answer.GIVEN;
      case "false" -> Consent.Answer.REFUSED;
      default -> throw new IllegalArgumentException("true or false is expected");
    };
  }

  private static Optional<Giver> giver(YamlMap map) {
    Optional<Giver.Role> role = map.neededCode("by", Giver.Role.class);
    if (role.isEmpty()) {
      return Optional.empty();
    }
    return switch (role.get()) {
      case GUARDIAN -> map.needed("giver", Giver::guardian);
      case CHILD -> {
        List.of("giver", "sameGiverAs").stream()
            .filter(map::has)
            .forEach(name -> map.wrong(name, "there is one child: only guardians are told apart"));
        yield Optional.of(new Giver.Child());
      }
    };
  }

  private static Optional<Recipient> recipient(YamlMap map) {
    map.members("node", "authority");
    Optional<NodeId> node = map.needed("node", NodeId::new);
    Optional<AuthorityId> authority = map.needed("authority", AuthorityId::new);
    return node.flatMap(state -> authority.map(who -> new Recipient(state, who)));
  }

  private static Optional<Period> period(YamlMap map) {
    map.members("start", "end");
    Optional<LocalDate> start = map.needed("start", LocalDate::parse);
    Optional<LocalDate> end = map.needed("end", LocalDate::parse);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    if (end.get().isBefore(start.get())) {
      map.wrong("end", "the consent ends before it begins");
      return Optional.empty();
    }
    return Optional.of(new Period(start.get(), end.get()));
  }
}
