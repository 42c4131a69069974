package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Instrument;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Which referrals go where, what for and on which basis.
 *
 * @param services kinds of service; none for any
 * @param agencies whom it is meant for, in Primero's words; none for any
 * @param function what whoever refers a case is at the authority
 * @param facts those without which nothing is asked of the node
 */
record Route(
    Set<String> services,
    Set<String> agencies,
    To to,
    Terms terms,
    String function,
    List<Fact.Code> facts) {

  record To(NodeId node, AuthorityId authority) {
    To {
      requireNonNull(node, "node is null");
      requireNonNull(authority, "authority is null");
    }
  }

  /** What the ministry says of every disclosure on this route. */
  record Terms(
      MessageKind kind,
      Urgency urgency,
      Purpose purpose,
      LegalBasis legalBasis,
      Optional<Instrument> instrument,
      Optional<String> article,
      List<Evidence> evidence) {
    Terms {
      requireNonNull(kind, "kind is null");
      requireNonNull(urgency, "urgency is null");
      requireNonNull(purpose, "purpose is null");
      requireNonNull(legalBasis, "legalBasis is null");
      requireNonNull(instrument, "instrument is null");
      requireNonNull(article, "article is null");
      evidence = List.copyOf(evidence);
    }
  }

  /** A paper whose reference stands in a field of the form. */
  record Evidence(String type, Field field) {
    Evidence {
      requireNonNull(type, "type is null");
      requireNonNull(field, "field is null");
    }
  }

  Route {
    services = Set.copyOf(services);
    agencies = Set.copyOf(agencies);
    requireNonNull(to, "to is null");
    requireNonNull(terms, "terms is null");
    requireNonNull(function, "function is null");
    facts = List.copyOf(facts);
  }

  boolean leads(Referral referral) {
    return matches(services, referral.service()) && matches(agencies, referral.agency());
  }

  private static boolean matches(Set<String> wanted, Optional<String> stated) {
    return wanted.isEmpty() || stated.filter(wanted::contains).isPresent();
  }

  static Optional<Route> read(YamlMap section, String prefix) {
    YamlMap map =
        section.members(
            "service",
            "agency",
            "to",
            "kind",
            "urgency",
            "purpose",
            "legalBasis",
            "basis",
            "function",
            "facts");
    YamlMap to = map.neededMap("to").members("node", "authority");
    Optional<NodeId> node = to.needed("node", NodeId::new);
    Optional<AuthorityId> authority = to.needed("authority", AuthorityId::new);
    Optional<Terms> terms = terms(map, prefix);
    Optional<String> function = map.neededText("function");
    List<Fact.Code> facts =
        map.list(
            "facts",
            text ->
                Coded.parse(Fact.Code.class, text)
                    .orElseThrow(() -> new IllegalArgumentException("no such fact")));
    if (node.isEmpty() || authority.isEmpty() || terms.isEmpty() || function.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Route(
            Set.copyOf(map.list("service", text -> text)),
            Set.copyOf(map.list("agency", text -> text)),
            new To(node.get(), authority.get()),
            terms.get(),
            function.get(),
            facts));
  }

  private static Optional<Terms> terms(YamlMap map, String prefix) {
    Optional<MessageKind> kind = map.neededCode("kind", MessageKind.class);
    Optional<Urgency> urgency = map.neededCode("urgency", Urgency.class);
    Optional<Purpose> purpose = map.neededCode("purpose", Purpose.class);
    Optional<LegalBasis> legalBasis = map.neededCode("legalBasis", LegalBasis.class);
    YamlMap basis = map.map("basis").members("instrument", "article", "evidence");
    List<Evidence> evidence = new ArrayList<>();
    for (YamlMap paper : basis.maps("evidence")) {
      YamlMap known = paper.members("type", "field", "label");
      Optional<String> type = known.neededText("type");
      Field.read(known, prefix)
          .ifPresent(field -> type.ifPresent(named -> evidence.add(new Evidence(named, field))));
    }
    Optional<Instrument> instrument = basis.code("instrument", Instrument.class);
    Optional<String> article = basis.text("article");
    return kind.isEmpty() || urgency.isEmpty() || purpose.isEmpty() || legalBasis.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Terms(
                kind.get(),
                urgency.get(),
                purpose.get(),
                legalBasis.get(),
                instrument,
                article,
                evidence));
  }
}
