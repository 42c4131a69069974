package org.kinbridge.flow.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.policy.situation.Likeness;
import org.kinbridge.release.InMemoryChildLock;
import org.kinbridge.support.ToldToOperator;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Vault;

/** Whoever runs a node hears that comparing takes its time before anybody waits for it. */
class CrowdedLikenessesTest {
  private static final Likeness LIKENESS =
      Likeness.said(List.of("Selam Haile"), LocalDate.of(2011, 3, 14));

  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault kept = new InMemoryVault();
  private final Vault vault = new Vault(kept, AnyKeystore.keystore(), new SecureRandom());
  private final Lookalikes lookalikes = lookalikes();

  private Lookalikes lookalikes() {
    InMemoryRegistrations registrations = new InMemoryRegistrations(vault);
    return new Lookalikes(
        new Crosswalk(kept, AnyKeystore.keystore(), new SecureRandom()),
        new InMemoryLikenesses(vault),
        registrations,
        new SameChild(new InMemoryChildLock(), registrations));
  }

  private void known(int children) {
    for (int i = 0; i < children; i++) {
      ChildRef child = new ChildRef(UUID.randomUUID());
      RegistrationReader.Read.Sound said =
          new RegistrationReader.Read.Sound(
              "xc-court",
              child.toString(),
              Optional.of(LIKENESS),
              JsonNodeFactory.instance.objectNode());
      storage.run(tx -> lookalikes.keep(tx, child, said));
    }
  }

  @Test
  void the_operator_is_told_each_time_that_twice_as_many_bear_one_name() {
    try (ToldToOperator told = new ToldToOperator(Lookalikes.class)) {
      known(Lookalikes.CROWDED - 1);
      assertThat(told.messages()).isEmpty();
      known(1);
      assertThat(told.messages()).hasSize(1).first().asString().contains("likeness-crowded: 256");
      known(Lookalikes.CROWDED - 1);
      assertThat(told.messages()).hasSize(1);
      known(1);
      assertThat(told.messages()).hasSize(2).last().asString().contains("likeness-crowded: 512");
    }
  }
}
