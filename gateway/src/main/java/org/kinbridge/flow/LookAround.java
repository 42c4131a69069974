package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.flow.setting.OwnNode;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;

/** Who is there, and what one may send them. It promises nothing: the decision on a case does. */
final class LookAround {
  private final OwnNode own;
  private final Partners partners;
  private final Rules rules;
  private final Surroundings surroundings;

  LookAround(OwnNode own, Partners partners, Rules rules, Surroundings surroundings) {
    this.own = requireNonNull(own, "own is null");
    this.partners = requireNonNull(partners, "partners is null");
    this.rules = requireNonNull(rules, "rules is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  List<DirectoryNode> directory() {
    return partners.all().stream().map(LookAround::node).toList();
  }

  private static DirectoryNode node(Partner partner) {
    return new DirectoryNode(
        partner.node(),
        partner.entity(),
        partner.directory().version(),
        partner.directory().authorities().stream()
            .map(
                authority ->
                    new DirectoryNode.Entry(
                        authority.id(),
                        authority.name(),
                        authority.role(),
                        authority.contact24x7()))
            .toList());
  }

  Optional<Permits> permits(AuthenticatedClient client, NodeId to) {
    Optional<Sender> sender = own.sender(client.authority());
    if (sender.isEmpty()) {
      return Optional.empty();
    }
    return partners
        .find(to)
        .map(
            partner ->
                new Permits(
                    to,
                    rules.version().digest().hex(),
                    rules.version().rows().stream()
                        .filter(row -> covered(row, sender.get(), partner))
                        .map(LookAround::row)
                        .toList()));
  }

  /** Some agreement in force lists both sides, and covers purpose and basis of the row. */
  private boolean covered(PermitRow row, Sender sender, Partner partner) {
    LocalDate today = rules.at(surroundings.clock().instant()).day();
    boolean fromUs =
        row.ends().from().isEmpty() || row.ends().from().contains(sender.acting().role());
    return fromUs
        && rules.version().agreements(own.node(), partner.node()).stream()
            .filter(agreement -> agreement.isInForce(today))
            .filter(agreement -> agreement.bases().contains(row.grounds().basis()))
            .filter(
                agreement ->
                    row.grounds().purposes().stream().anyMatch(agreement.purposes()::contains))
            .filter(
                agreement ->
                    row.grounds().instrument().map(agreement.instruments()::contains).orElse(true))
            .anyMatch(agreement -> lists(agreement, row, sender, partner));
  }

  private boolean lists(Agreement agreement, PermitRow row, Sender sender, Partner partner) {
    return partner.directory().authorities().stream()
        .filter(authority -> row.ends().to().contains(authority.role()))
        .anyMatch(
            authority ->
                agreement.lists(own.node(), sender.acting().id(), partner.node(), authority.id()));
  }

  private static Permits.Row row(PermitRow row) {
    return new Permits.Row(
        row.id(),
        row.grounds().purposes().stream().map(Coded::code).sorted().toList(),
        row.grounds().basis().code(),
        row.grounds().instrument().map(Coded::code).orElse(""),
        row.grounds().article().orElse(""),
        row.ends().to().stream().sorted().toList(),
        facts(row),
        papers(row),
        row.grant().narrative() == PermitRow.Narrative.ALLOWED);
  }

  private static List<String> facts(PermitRow row) {
    return row.requires().stream()
        .<String>mapMulti(
            (requirement, out) -> {
              switch (requirement) {
                case PermitRow.Requirement.StatedFact fact -> out.accept(fact.code().code());
                case PermitRow.Requirement.RegisteredConsent consent -> out.accept("consent");
                case PermitRow.Requirement.Paper paper -> {}
                case PermitRow.Requirement.RegisteredOrder order -> {}
                case PermitRow.Requirement.Written written -> {}
              }
            })
        .toList();
  }

  private static List<String> papers(PermitRow row) {
    return row.requires().stream()
        .<String>mapMulti(
            (requirement, out) -> {
              switch (requirement) {
                case PermitRow.Requirement.Paper(String type) -> out.accept(type);
                case PermitRow.Requirement.RegisteredOrder(String type) -> out.accept(type);
                case PermitRow.Requirement.StatedFact fact -> {}
                case PermitRow.Requirement.RegisteredConsent consent -> {}
                case PermitRow.Requirement.Written written -> {}
              }
            })
        .toList();
  }
}
