package org.kinbridge.policy.situation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.profile.Sources;

/**
 * One request over one record: what every rule looks at. Built once per decision and never changed.
 */
public final class Situation {
  private static final int DAY = "2026-04-10".length();

  private final Request request;
  private final Circumstances circumstances;
  private final PolicyVersion version;
  private final LocalDate today;
  private final Document document;
  private final Sources sources;
  private final Map<PersonHandle, Resource> subjects;
  private final Optional<PersonHandle> childHandle;
  private final Optional<ChildRef> child;
  private final Stated stated;
  private final Covering covering;
  private final Optional<PermitRow> row;
  private final List<Order> orders;
  private final Permission.Granted granted;
  private final Origin origin;
  private final List<Consent> consents;
  private final AgeInterval age;
  private final Set<String> placedWith;
  private final List<Resource> restricted;

  public Situation(
      SharedRecord record, Request request, Circumstances circumstances, PolicyVersion version) {
    this.request = requireNonNull(request, "request is null");
    this.circumstances = requireNonNull(circumstances, "circumstances is null");
    this.version = requireNonNull(version, "version is null");
    this.today = circumstances.moment().day();
    this.document = Document.of(record.tree());
    this.sources = record.sources();
    this.subjects = subjects();
    this.childHandle = handleOf(document.child());
    this.child =
        childHandle.flatMap(
            handle -> Optional.ofNullable(circumstances.registers().children().get(handle)));
    this.stated = Stated.of(request, circumstances, childHandle);
    this.covering = Covering.of(this);
    this.row = Permission.row(this);
    this.orders = Permission.orders(this);
    this.granted = Permission.granted(this);
    this.origin = Origin.of(this);
    this.consents = consentsOnThis();
    this.age = AgeInterval.of(document.child(), today);
    this.placedWith = People.placedWith(document);
    this.restricted = People.restricted(this);
  }

  /**
   * A subject stands where the record has a person of that root: other resources made from it are
   * not people.
   */
  private Map<PersonHandle, Resource> subjects() {
    Map<PersonHandle, Resource> found = new HashMap<>();
    for (Resource resource : document.resources()) {
      if (!People.isPerson(resource)) {
        continue;
      }
      List<String> roots = sources.of(resource.root().path());
      for (Request.Subject subject : request.about().subjects()) {
        if (roots.contains(subject.at())) {
          found.putIfAbsent(subject.id(), resource);
        }
      }
    }
    return found;
  }

  private Optional<PersonHandle> handleOf(Resource person) {
    for (Request.Subject subject : request.about().subjects()) {
      if (person.equals(subjects.get(subject.id()))) {
        return Optional.of(subject.id());
      }
    }
    return Optional.empty();
  }

  public Request request() {
    return request;
  }

  public Circumstances circumstances() {
    return circumstances;
  }

  public PolicyVersion version() {
    return version;
  }

  public Document document() {
    return document;
  }

  public Recipient recipient() {
    return circumstances.parties().recipient();
  }

  public Sender sender() {
    return circumstances.parties().sender();
  }

  public Instant now() {
    return circumstances.now();
  }

  /** In the state that sends. */
  public LocalDate today() {
    return today;
  }

  /**
   * The day on which the record was put together, as it says itself. What a document says as of a
   * day it says as of this one: at a later decision on the same record it is the same.
   */
  public String putTogether() {
    String date = document.summary().root().node().path("date").asText();
    return date.substring(0, Math.min(DAY, date.length()));
  }

  /** Where an element comes from in the national record. */
  public List<String> sources(Element element) {
    return sources.of(element.path());
  }

  /** Where an element and all below it come from. */
  public List<String> sourcesBelow(Element element) {
    List<String> found = new ArrayList<>();
    int last = element.lastOrdinal();
    for (int i = element.ordinal(); i <= last; i++) {
      found.addAll(sources(document.elements().get(i)));
    }
    return found;
  }

  /** The resource of a handle; empty when the record has no person there. */
  public Optional<Resource> resource(PersonHandle handle) {
    return Optional.ofNullable(subjects.get(handle));
  }

  /** The handle by which the request speaks of the child of the document. */
  public Optional<PersonHandle> childHandle() {
    return childHandle;
  }

  /** Who that child is in this node. */
  public Optional<ChildRef> child() {
    return child;
  }

  /** Between which ages that child is today. */
  public AgeInterval age() {
    return age;
  }

  /**
   * The registered consents that speak about this child, recipient and purpose, whatever they say.
   */
  public List<Consent> consents() {
    return consents;
  }

  private List<Consent> consentsOnThis() {
    List<Consent> found = new ArrayList<>();
    for (Consent consent : circumstances.registers().consents()) {
      if (child.isPresent()
          && child.get().equals(consent.child())
          && request.purpose().isPresent()
          && consent.names(
              recipient().node(), recipient().authority().id(), request.purpose().get())) {
        found.add(consent);
      }
    }
    return found;
  }

  /**
   * Every stated fact of that kind about the child whose validity has not ended, the sender's
   * before the record's.
   */
  public List<Fact> facts(Fact.Code code) {
    return stated.of(code);
  }

  public Optional<Fact> fact(Fact.Code code) {
    return facts(code).stream().findFirst();
  }

  /** What was said on the child being in that state. */
  public Optional<Fact> presence(NodeId state) {
    return facts(Fact.Code.PRESENCE).stream()
        .filter(fact -> fact.state().equals(Optional.of(state)))
        .findFirst();
  }

  /**
   * The first agreement that binds both states today and covers both authorities, the recipient's
   * role, purpose, basis and instrument.
   */
  public Optional<Agreement> agreement() {
    return covering.agreement();
  }

  /** Why an agreement that would cover it does not bind; empty where none would. */
  public Optional<Reason> agreementObjection() {
    return covering.objection();
  }

  /**
   * The first row of this purpose, basis, instrument and these roles whose facts do not speak
   * against it.
   */
  public Optional<PermitRow> row() {
    return row;
  }

  /**
   * The orders on this child, for this recipient, to which the request refers as the row asks; in
   * force or not.
   */
  public List<Order> orders() {
    return orders;
  }

  Permission.Granted granted() {
    return granted;
  }

  /** The addresses of those with whom a measure or an arrangement places the child. */
  Set<String> placedWith() {
    return placedWith;
  }

  /** The people of the document who must not reach the child, or find it. */
  List<Resource> restricted() {
    return restricted;
  }

  /** That the request speaks of that person of the document. */
  boolean isSubject(Resource person) {
    return subjects.containsValue(person);
  }

  /** Whether the recipient is a state the child may need protection from. */
  public Origin origin() {
    return origin;
  }
}
