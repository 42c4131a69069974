package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.NationalMap;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.row.Making;
import org.kinbridge.translate.row.Making.Filling;
import org.kinbridge.translate.shape.Shape;
import org.kinbridge.translate.source.NationalRecord;

/** What the shapes say a map must have a source for is what the profile demands. */
class NeedsTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);
  private static final NationalMap MAP = Samples.TRANSLATOR.map("primero-v2");
  private static final List<Resolution> ANSWERS =
      List.of(
          Samples.choose("/data/protection_concerns/0", "trafficking"),
          Samples.dismiss("/data/disclosure_deny_details"));

  @Test
  void a_hole_without_which_the_profile_refuses_the_record_is_needed() {
    Set<String> demanded = new TreeSet<>();
    for (Making making : MAP.rows().makings()) {
      for (Shape.Hole hole : making.shape().holes()) {
        int index = making.shape().hole(hole.name());
        if (fills(making, index) && refusedWithout(making, index)) {
          demanded.add(making.shape().name() + " " + hole.name());
        }
      }
    }
    Set<String> needed = new TreeSet<>();
    for (Making making : MAP.rows().makings()) {
      Shape shape = making.shape();
      shape.needs().forEach(any -> any.forEach(hole -> needed.add(name(shape, hole))));
      shape.together().forEach(all -> all.forEach(hole -> needed.add(name(shape, hole))));
    }

    assertThat(demanded).isNotEmpty();
    assertThat(needed).containsAll(demanded);
  }

  private static String name(Shape shape, int hole) {
    return shape.name() + " " + shape.holes().get(hole).name();
  }

  @Test
  void a_resource_without_which_the_profile_refuses_the_record_is_needed() {
    Set<String> demanded = new TreeSet<>();
    for (Making making : MAP.rows().makings()) {
      List<Making> others = MAP.rows().makings().stream().filter(other -> other != making).toList();
      if (!making.fillings().isEmpty() && refused(others)) {
        demanded.add(making.shape().name());
      }
    }

    assertThat(MAP.shapes().needed()).containsExactly("child");
    assertThat(demanded).contains("child").doesNotContain("case", "concern", "separation");
  }

  private static boolean fills(Making making, int hole) {
    return making.fillings().stream().anyMatch(filling -> filling.holes().contains(hole));
  }

  private static boolean refusedWithout(Making without, int hole) {
    List<Making> makings = new ArrayList<>();
    for (Making making : MAP.rows().makings()) {
      makings.add(making == without ? emptied(making, hole) : making);
    }
    return refused(makings);
  }

  private static boolean refused(List<Making> makings) {
    NationalFormat format = NationalFormat.of(MAP.format(), List.of(MAP.with(makings)));
    Translation translation =
        format.translate(
            new NationalRecord(MAP.format(), Samples.file("sample-case.json")),
            ANSWERS,
            Samples.CASSAR);
    return translation instanceof Translated whole
        && PROFILE.check(whole.draft()) instanceof Checked.Violated;
  }

  private static Making emptied(Making making, int hole) {
    List<Filling> fillings =
        making.fillings().stream().filter(filling -> !filling.holes().contains(hole)).toList();
    return new Making(
        making.pointer(),
        making.shape(),
        making.each(),
        making.where(),
        making.when(),
        0,
        making.spread(),
        making.id(),
        fillings,
        making.outward(),
        making.same(),
        making.sets(),
        making.vacant());
  }
}
