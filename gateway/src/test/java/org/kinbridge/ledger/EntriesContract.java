package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.ledger.LedgerContract.CANARY;
import static org.kinbridge.ledger.LedgerContract.NOW;
import static org.kinbridge.ledger.LedgerContract.drain;
import static org.kinbridge.ledger.LedgerContract.json;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.ledger.entry.RowChange;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.vault.Place;

/** What the ledger keeps of each entry over any implementation of its ports, and what it shows. */
abstract class EntriesContract {
  private final LedgerContract given;

  EntriesContract(LedgerContract given) {
    this.given = given;
  }

  @Test
  void open_again_with_everything_but_the_childrens_parts() {
    EntryId first = given.append(given.access());
    Place row = new Place("consent", "c1", 2);
    EntryId id =
        given.append(
            Entry.of(EntryKind.STOPPED, NOW)
                .common(json().put("reason", "consent-withdrawn"))
                .about(given.child, json().put("name", CANARY))
                .continuing(first)
                .wrote(row));

    RecordedEntry read = given.storage().call(tx -> given.ledger().read(tx, id)).orElseThrow();

    assertThat(read.kind()).isEqualTo(EntryKind.STOPPED);
    assertThat(read.at()).isEqualTo(NOW);
    assertThat(read.refersTo()).contains(first);
    assertThat(read.common()).isEqualTo(json().put("reason", "consent-withdrawn"));
    assertThat(read.rows()).containsExactly(new RowChange(row, RowChange.Now.THERE));
    assertThat(read.toString()).doesNotContain(CANARY);
  }

  @Test
  void show_nothing_of_a_child_in_what_is_stored() {
    EntryId id = given.append(given.authorised(given.message()));
    StoredEntry stored = given.storage().call(tx -> given.journal().entry(tx, id)).orElseThrow();
    for (byte[] bytes :
        List.of(
            stored.common().bytes(), stored.parts().getFirst().bytes(), stored.leaf().bytes())) {
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Canary");
    }
  }

  @Test
  void give_back_each_childs_part_and_no_part_of_an_entry_that_is_not_there() {
    EntryId id =
        given.append(
            Entry.of(EntryKind.READ, NOW)
                .about(given.child, json().put("n", 1))
                .about(given.twin, json().put("n", 2)));
    List<PartOpening> parts = given.storage().call(tx -> given.ledger().parts(tx, id));
    assertThat(parts)
        .extracting(
            part ->
                part instanceof PartOpening.Readable readable
                    ? new String(readable.content().reveal("a test"), StandardCharsets.UTF_8)
                    : "closed")
        .containsExactlyInAnyOrder("{\"n\":1}", "{\"n\":2}");
    EntryId nowhere = new EntryId(UUID.randomUUID());
    assertThat(given.storage().<List<PartOpening>>call(tx -> given.ledger().parts(tx, nowhere)))
        .isEmpty();
  }

  @Test
  void that_say_the_same_look_different() {
    Entry same = given.access();
    StoredEntry one = stored(given.append(same));
    StoredEntry other = stored(given.append(same));
    assertThat(one.leaf().record()).isNotEqualTo(other.leaf().record());
    assertThat(one.leaf().exchange()).isNotEqualTo(other.leaf().exchange());
  }

  @Test
  void keep_the_leaf_and_the_twins_part_when_one_child_is_erased() {
    EntryId id =
        given.append(
            Entry.of(EntryKind.READ, NOW)
                .about(given.child, json().put("name", CANARY))
                .about(given.twin, json().put("name", "the other")));
    drain(given.sequencer());
    given.storage().run(tx -> given.vault().erase(tx, given.child));

    EntrySealing sealing = new EntrySealing(given.vault(), given.keys(), new SecureRandom());
    StoredEntry stored = stored(id);
    RecordedEntry entry = sealing.open(stored).orElseThrow();
    List<PartOpening> parts =
        given
            .storage()
            .call(
                tx ->
                    IntStream.range(0, 2)
                        .mapToObj(i -> sealing.part(tx, stored, entry, i))
                        .toList());
    assertThat(parts).hasAtLeastOneElementOfType(PartOpening.Erased.class);
    assertThat(parts).hasAtLeastOneElementOfType(PartOpening.Readable.class);
    assertThat(given.storage().<Optional<Inclusion>>call(tx -> given.ledger().inclusion(tx, id)))
        .isPresent();
  }

  @Test
  void are_counted_part_by_part_where_no_part_is_read() {
    for (Entry entry :
        List.of(
            given.access(),
            given.access().about(given.child, json()),
            given.access().about(given.child, json()).about(given.twin, json()))) {
      EntryId id = given.append(entry);
      assertThat(given.storage().<Optional<StoredCommon>>call(tx -> given.journal().common(tx, id)))
          .contains(stored(id).counted());
    }
    assertThat(
            given
                .storage()
                .<Optional<StoredCommon>>call(
                    tx -> given.journal().common(tx, new EntryId(UUID.randomUUID()))))
        .isEmpty();
  }

  private StoredEntry stored(EntryId id) {
    return given.storage().call(tx -> given.journal().entry(tx, id)).orElseThrow();
  }
}
