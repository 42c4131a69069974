package org.kinbridge.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.vault.VaultContract.XA;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;

/** What the crosswalk promises over any implementation. */
abstract class CrosswalkContract {
  private final VaultContract given;

  CrosswalkContract(VaultContract given) {
    this.given = given;
  }

  @Test
  void knows_a_local_id_again() {
    ChildRef first = local("primero", "case-1");
    assertThat(local("primero", "case-1")).isEqualTo(first);
  }

  @Test
  void tells_systems_ids_and_partners_apart() {
    Set<ChildRef> all =
        Set.of(
            local("primero", "7"),
            local("hospital", "7"),
            local("primero", "77"),
            received(XA, "7"),
            received(new NodeId("XB"), "7"),
            local("XA", "7"));
    assertThat(all).hasSize(6);
  }

  @Test
  void frames_system_and_id() {
    assertThat(local("ab", "c")).isNotEqualTo(local("a", "bc"));
  }

  @Test
  void never_makes_a_child_only_to_look() {
    String id = UUID.randomUUID().toString();
    assertThat(
            given
                .storage()
                .<Optional<ChildRef>>call(tx -> crosswalk().knownLocal(tx, "primero", id)))
        .isEmpty();
    ChildRef made = local("primero", id);
    assertThat(
            given
                .storage()
                .<Optional<ChildRef>>call(tx -> crosswalk().knownLocal(tx, "primero", id)))
        .contains(made);
  }

  @Test
  void tells_the_rows_of_a_new_child_and_none_of_a_known_one() {
    String token = "%064x".formatted(new java.math.BigInteger(128, new SecureRandom()));
    ChildRef fresh = new ChildRef(UUID.randomUUID());
    Crosswalk.Tokens.Kept first =
        given.storage().call(tx -> given.tokens().addIfAbsent(tx, token, fresh));
    assertThat(first.child()).isEqualTo(fresh);
    assertThat(first.wrote()).contains(new Place("crosswalk", token, 1));
    Crosswalk.Tokens.Kept again =
        given
            .storage()
            .call(tx -> given.tokens().addIfAbsent(tx, token, new ChildRef(UUID.randomUUID())));
    assertThat(again.child()).isEqualTo(fresh);
    assertThat(again.wrote()).isEmpty();
  }

  private ChildRef local(String system, String id) {
    return given.storage().call(tx -> crosswalk().local(tx, system, id));
  }

  private ChildRef received(NodeId partner, String id) {
    return given.storage().call(tx -> crosswalk().received(tx, partner, id));
  }

  private Crosswalk crosswalk() {
    return new Crosswalk(given.tokens(), AnyKeystore.keystore(), new SecureRandom());
  }
}
