package org.kinbridge.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.policy.pack.PermitRow;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.proof.Combination.Nationality;
import org.kinbridge.policy.proof.Combination.Protection;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.proof.Combination.Situation;
import org.kinbridge.policy.proof.Wall.When;

class WallTest {
  private static final PermitRow ROW = Proving.rows("consent-care").getFirst();

  private static Combination of(AuthorityRole from, Situation situation) {
    return new Combination(ROW, Purpose.CARE, from, AuthorityRole.CHILD_WELFARE, situation);
  }

  private static Combination determined() {
    return of(
        AuthorityRole.COURT,
        new Situation(
            Protection.NO,
            Nationality.ANOTHER,
            Reach.NOBODY_RESTRICTED,
            Determined.AGAINST_THE_STATE));
  }

  private static Combination reachable() {
    return of(
        AuthorityRole.COURT,
        new Situation(Protection.NO, Nationality.ANOTHER, Reach.NOT_KNOWN, Determined.NO));
  }

  private static List<When> standing(Combination combination) {
    return List.of(When.values()).stream()
        .filter(when -> new Wall("w", when, List.of()).stands(combination))
        .toList();
  }

  @Test
  void it_stands_where_it_is_said_to() {
    assertThat(standing(of(AuthorityRole.COURT, Occasion.QUIET))).containsExactly(When.ALWAYS);
    assertThat(standing(of(AuthorityRole.ASYLUM_BODY, Occasion.QUIET)))
        .containsExactly(When.ALWAYS);
    assertThat(standing(of(AuthorityRole.COURT, Occasion.ORIGIN)))
        .containsExactly(When.ALWAYS, When.ORIGIN);
    assertThat(standing(of(AuthorityRole.ASYLUM_BODY, Occasion.ORIGIN)))
        .containsExactly(When.ALWAYS, When.ORIGIN, When.ASYLUM_SENDER);
    assertThat(standing(reachable())).containsExactly(When.ALWAYS, When.REACHABLE);
    assertThat(standing(determined())).containsExactly(When.ALWAYS, When.DETERMINED);
  }

  @Test
  void what_it_keeps_breaks_it_and_where_it_keeps_all_anything_does() {
    Wall names = new Wall("w", When.ALWAYS, List.of("Rahwa", "Senait"));
    assertThat(names.brokenBy("{\"name\": \"Senait\"}")).contains("Senait");
    assertThat(names.brokenBy("{\"name\": \"Liya\"}")).isEmpty();
    assertThat(new Wall("w", When.DETERMINED, List.of()).brokenBy("{}")).contains("a document");
  }

  @Test
  void the_file_says_what_each_keeps_and_when(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("walls.yaml");
    String head = "source: x\nasOf: 2026-11-01\nwalls:\n";
    Files.writeString(
        file, head + "  a: {when: asylum-sender}\n  b: {when: origin, values: [one, two]}\n");
    assertThat(WallFile.read(file))
        .containsExactly(
            new Wall("a", When.ASYLUM_SENDER, List.of()),
            new Wall("b", When.ORIGIN, List.of("one", "two")));
    Files.writeString(file, head + "  a: {when: sometimes}\n");
    assertThatThrownBy(() -> WallFile.read(file)).isInstanceOf(PolicyRefused.class);
    Files.writeString(file, head + "  a: {when: always, vales: [one]}\n");
    assertThatThrownBy(() -> WallFile.read(file)).isInstanceOf(PolicyRefused.class);
    Files.writeString(file, head + "  a: {when: always}\nwals: {}\n");
    assertThatThrownBy(() -> WallFile.read(file)).isInstanceOf(PolicyRefused.class);
  }
}
