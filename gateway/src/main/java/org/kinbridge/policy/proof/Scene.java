package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Question;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Consent.Informed;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.world.World;
import org.kinbridge.profile.SharedRecord;

/** One combination, to be changed before it is decided. */
@Owned(by = "one trial of an occasion", lock = "none: never leaves it")
final class Scene {
  private final Setting setting;
  private Combination combination;
  private World world;

  /** As JSON. */
  final ObjectNode request;

  private final Probe probe;
  private Optional<ObjectNode> record = Optional.empty();

  private final List<Question> questions = new ArrayList<>();
  private final List<Fact> found = new ArrayList<>();

  Scene(Setting setting, Combination combination, Probe probe) {
    this.setting = requireNonNull(setting, "setting is null");
    this.combination = requireNonNull(combination, "combination is null");
    this.world = setting.world(combination);
    this.request = Asking.body(combination);
    this.probe = requireNonNull(probe, "probe is null");
  }

  /** The document as JSON, to be changed. */
  ObjectNode record() {
    if (record.isEmpty()) {
      record = Optional.of(probe.of(combination.situation()).tree().deepCopy());
    }
    return record.get();
  }

  SharedRecord about() {
    return record.map(probe::checked).orElseGet(() -> probe.of(combination.situation()));
  }

  Request asked() {
    return Asking.read(request);
  }

  Circumstances around(Request asked) {
    return world.around(asked, new Findings(questions, found, List.of())).orElseThrow();
  }

  ObjectNode resource(int entry) {
    return (ObjectNode) record().at("/entry/" + entry + "/resource");
  }

  ObjectNode asks(String pointer) {
    return (ObjectNode) request.at(pointer);
  }

  /** Before anything else of the world is changed. */
  void addressedTo(AuthorityRole role) {
    combination =
        new Combination(
            combination.row(),
            combination.purpose(),
            combination.from(),
            role,
            combination.situation());
    world = setting.world(combination);
  }

  void question(Question question) {
    questions.add(question);
  }

  void found(Fact.Code code, String value) {
    found.add(
        new Fact(
            code,
            Setting.CHILD,
            value,
            Optional.empty(),
            Optional.empty(),
            "record",
            Optional.empty(),
            Optional.empty()));
  }

  /** The child was too young to be heard. */
  void notHeard() {
    for (JsonNode fact : request.withArray("facts")) {
      if (fact.path("code").asText().equals("child-heard")) {
        ((ObjectNode) fact).put("value", "not-heard-age").remove("objection");
      }
    }
  }

  void written(String text) {
    request
        .withArray("statements")
        .addObject()
        .put("section", "situation")
        .put("language", "en")
        .put("text", text)
        .put("writtenFor", Setting.ADDRESSED.value())
        .put("releasedBy", "u-1");
  }

  void consents(UnaryOperator<List<Consent>> change) {
    world = world(world.agreements(), change.apply(world.consents()), world.orders());
  }

  void agreements(List<Agreement> agreements) {
    world = world(agreements, world.consents(), world.orders());
  }

  void withdrawConsents() {
    consents(
        all ->
            all.stream()
                .map(one -> with(one, one.informed(), Optional.of(one.recordedAt().plusSeconds(1))))
                .toList());
  }

  void consentsWithoutNotice() {
    Informed nothing = new Informed(Optional.empty(), Optional.empty());
    consents(all -> all.stream().map(one -> with(one, nothing, one.withdrawnAt())).toList());
  }

  private static Consent with(Consent one, Informed informed, Optional<Instant> withdrawnAt) {
    return new Consent(
        one.id(),
        one.child(),
        one.capacity(),
        one.answer(),
        one.by(),
        one.sameGiverAs(),
        informed,
        one.node(),
        one.authority(),
        one.purposes(),
        one.start(),
        one.end(),
        one.recordedAt(),
        withdrawnAt);
  }

  void endOrders() {
    Agreement.Validity over =
        new Agreement.Validity(LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2026, 2, 1)));
    orders(one -> with(one, one.names(), over));
  }

  /** Each order names a witness, and nobody compared the entry with the paper. */
  void ordersNameAWitness() {
    orders(
        one ->
            with(
                one, new Order.Named(one.names().classes(), Set.of("cp-witness")), one.validity()));
  }

  private void orders(UnaryOperator<Order> change) {
    List<Order> changed = world.orders().stream().map(change).toList();
    world = world(world.agreements(), world.consents(), changed);
  }

  private static Order with(Order one, Order.Named names, Agreement.Validity validity) {
    return new Order(
        one.id(),
        one.child(),
        one.document(),
        one.issuer(),
        names,
        one.to(),
        validity,
        new Order.Check.Entered(Optional.empty()));
  }

  private World world(List<Agreement> agreements, List<Consent> consents, List<Order> orders) {
    return new World(
        world.node(),
        world.now(),
        world.states(),
        agreements,
        world.consentAge(),
        world.children(),
        consents,
        world.restrictions(),
        world.determinations(),
        world.approvals(),
        orders,
        world.resembling(),
        world.scale());
  }

  void registered(Restriction restriction) {
    world = around(List.of(restriction), world.resembling(), world.scale());
  }

  /** Another case, about which that stands, may be the child's. */
  void resembles(PersonHandle other, Restriction restriction) {
    world = around(List.of(restriction), Set.of(other), world.scale());
  }

  void toMany() {
    world = around(world.restrictions(), world.resembling(), Scale.MANY);
  }

  private World around(List<Restriction> restrictions, Set<PersonHandle> resembling, Scale scale) {
    return new World(
        world.node(),
        world.now(),
        world.states(),
        world.agreements(),
        world.consentAge(),
        world.children(),
        world.consents(),
        restrictions,
        world.determinations(),
        world.approvals(),
        world.orders(),
        resembling,
        scale);
  }
}
