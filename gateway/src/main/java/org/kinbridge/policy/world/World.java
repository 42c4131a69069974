package org.kinbridge.policy.world;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.ConsentAge;
import org.kinbridge.policy.circumstance.ConsentAges;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.Order;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.circumstance.Scale;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.request.Request;

/**
 * One small world.
 *
 * @param node the state we speak for
 * @param now the time, as our state counts it
 * @param states the authorities of each state
 * @param consentAge of our state
 * @param resembling other cases that may be the child of the request
 */
public record World(
    NodeId node,
    Moment now,
    Map<NodeId, Directory> states,
    List<Agreement> agreements,
    ConsentAge consentAge,
    Set<PersonHandle> children,
    List<Consent> consents,
    List<Restriction> restrictions,
    List<Determination> determinations,
    List<Yes> approvals,
    List<Order> orders,
    Set<PersonHandle> resembling,
    Scale scale) {

  /**
   * A person's yes, or her act to let it go alone.
   *
   * @param decision what she said it to; empty for what is held here and now
   */
  public record Yes(Optional<Sha256> decision, String person, Instant until, Approval.Act act) {
    public Yes {
      requireNonNull(act, "act is null");
      requireNonNull(decision, "decision is null");
      requireNonNull(person, "person is null");
      requireNonNull(until, "until is null");
    }
  }

  /**
   * The authorities of one state, as a signed directory would list them.
   *
   * @param consentAge of that state's age pack
   */
  public record Directory(
      String version, Map<AuthorityId, Authority> authorities, ConsentAge consentAge) {
    public Directory {
      requireNonNull(consentAge, "consentAge is null");
      requireNonNull(version, "version is null");
      authorities = Map.copyOf(authorities);
    }

    Optional<Authority> central() {
      return authorities.values().stream()
          .filter(authority -> authority.role() == AuthorityRole.CENTRAL_AUTHORITY)
          .findFirst();
    }
  }

  public World {
    requireNonNull(node, "node is null");
    requireNonNull(now, "now is null");
    states = Map.copyOf(states);
    agreements = List.copyOf(agreements);
    requireNonNull(consentAge, "consentAge is null");
    children = Set.copyOf(children);
    consents = List.copyOf(consents);
    restrictions = List.copyOf(restrictions);
    determinations = List.copyOf(determinations);
    approvals = List.copyOf(approvals);
    orders = List.copyOf(orders);
    resembling = Set.copyOf(resembling);
    requireNonNull(scale, "scale is null");
  }

  /**
   * @throws WorldRefused naming every fault with file, line and path
   */
  public static World read(Path file, PolicyVersion version) throws WorldRefused {
    return WorldReader.read(file, version);
  }

  /**
   * The child of that handle: a name from the handle, because a world has no register of its own.
   */
  public static ChildRef child(PersonHandle handle) {
    return new ChildRef(UUID.nameUUIDFromBytes(handle.value().getBytes(StandardCharsets.UTF_8)));
  }

  /** The authority of ours that acts; empty when our directory has no such authority. */
  public Optional<Authority> acting(AuthorityId authority) {
    return Optional.ofNullable(states.get(node)).map(own -> own.authorities().get(authority));
  }

  /** What persons said to the decision that is held. */
  public List<Approval> approvalsOf(Sha256 held) {
    return approvals.stream()
        .map(
            yes ->
                new Approval(
                    yes.decision().orElse(held),
                    yes.person(),
                    yes.person(),
                    yes.until(),
                    yes.act()))
        .toList();
  }

  public boolean knows(NodeId state) {
    return states.containsKey(state);
  }

  /** What surrounds the request here; empty when sender or recipient is in no directory. */
  public Optional<Circumstances> around(Request request, Findings findings) {
    Optional<Authority> acting = acting(request.actor().authority());
    Optional<Authority> central = Optional.ofNullable(states.get(node)).flatMap(Directory::central);
    Optional<Directory> there = Optional.ofNullable(states.get(request.to().node()));
    Optional<Authority> addressed =
        there.map(state -> state.authorities().get(request.to().authority()));
    if (acting.isEmpty() || central.isEmpty() || there.isEmpty() || addressed.isEmpty()) {
      return Optional.empty();
    }
    Parties parties =
        new Parties(
            new Recipient(request.to().node(), addressed.get(), there.get().version()),
            new Sender(node, acting.get(), central.get()),
            agreements);
    Map<PersonHandle, ChildRef> known = new HashMap<>();
    children.forEach(handle -> known.put(handle, child(handle)));
    Registers registers =
        new Registers(
            known,
            consents,
            restrictions,
            determinations,
            orders,
            resembling.stream().map(World::child).collect(Collectors.toSet()));
    PairwiseIds ids =
        PairwiseIds.of(
            Sha256.of("a world's secret for " + node + " and " + request.to().node()).bytes());
    return Optional.of(
        new Circumstances(
                parties,
                registers,
                findings,
                new ConsentAges(consentAge, there.get().consentAge()),
                ids,
                now)
            .at(scale));
  }
}
