package org.kinbridge.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowSealTest {
  private final RowSeal rows = new RowSeal(AnyKeystore.keystore());
  private final Place place = new Place("consent", "c1", 4);
  private final byte[] content = RowSeal.content("in force", "2026-03-01");
  private final byte[] seal = rows.seal(place, content);

  @Test
  void holds_for_the_row_it_was_made_for() {
    assertThat(rows.holds(place, content, seal)).isTrue();
  }

  @Test
  void does_not_hold_for_other_content() {
    assertThat(rows.holds(place, RowSeal.content("withdrawn", "2026-03-01"), seal)).isFalse();
  }

  @Test
  void does_not_hold_for_columns_divided_otherwise() {
    assertThat(rows.holds(place, RowSeal.content("in force2", "026-03-01"), seal)).isFalse();
  }

  @Test
  void does_not_hold_for_another_id_version_or_table() {
    assertThat(rows.holds(new Place("consent", "c2", 4), content, seal)).isFalse();
    assertThat(rows.holds(new Place("consent", "c1", 3), content, seal)).isFalse();
    assertThat(rows.holds(new Place("restriction", "c1", 4), content, seal)).isFalse();
  }

  @Test
  void cannot_be_made_without_the_key() {
    byte[] forged = new RowSeal(AnyKeystore.stranger()).seal(place, content);
    assertThat(rows.holds(place, content, forged)).isFalse();
    assertThat(rows.holds(place, content, new byte[0])).isFalse();
  }
}
