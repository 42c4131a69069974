package org.kinbridge.policy.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Printed;
import org.kinbridge.policy.request.Attachment;
import org.kinbridge.policy.rule.override.FreeText;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.People;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Selection;
import org.kinbridge.policy.situation.Situation;

/**
 * What becomes of the attached files. They are free text in another form, so they go the way of
 * free text; and since nobody can tell what one shows, each wall that hides something of this child
 * from this recipient keeps all of them.
 */
public final class Enclosures {
  private record Wall(String by, Reason reason) {}

  private Enclosures() {}

  /** In the order of the request. */
  public static List<Enclosed> of(Situation situation) {
    List<Attachment> files = situation.request().attachments();
    if (files.isEmpty()) {
      return List.of();
    }
    Optional<Wall> wall = wall(situation);
    List<Printed> printed = situation.circumstances().findings().printed();
    List<Enclosed> enclosed = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Optional<Wall> stands = wall.isPresent() ? wall : unreleased(files.get(i), situation);
      enclosed.add(of(i, files.get(i), stands, printed));
    }
    return List.copyOf(enclosed);
  }

  private static Optional<Wall> wall(Situation situation) {
    Set<String> material = situation.version().labels().material();
    if (!Selection.labelled(situation.document(), material).isEmpty()) {
      return Optional.of(new Wall("R15", Reason.ABUSE_MATERIAL));
    }
    if (situation.origin() == Origin.RECIPIENT) {
      return Optional.of(new Wall("R09", Reason.ASYLUM_ORIGIN_WALL));
    }
    if (People.restrictedReachable(situation)) {
      return Optional.of(new Wall("R11", Reason.WHEREABOUTS));
    }
    if (situation.request().purpose().equals(Optional.of(Purpose.HEALTH))) {
      return Optional.of(new Wall("R17", Reason.NOT_IN_WHITELIST));
    }
    return Permission.allowsNarrative(situation)
        ? Optional.empty()
        : Optional.of(new Wall("R08", Reason.NOT_IN_WHITELIST));
  }

  private static Optional<Wall> unreleased(Attachment file, Situation situation) {
    return situation.request().releases(file)
        ? Optional.empty()
        : Optional.of(new Wall(FreeText.ID, Reason.FREE_TEXT));
  }

  /** A file that cannot be cleaned stays, and the rest goes: the answer tells its sender. */
  private static Enclosed of(
      int index, Attachment file, Optional<Wall> wall, List<Printed> printed) {
    if (wall.isPresent()) {
      return new Enclosed.Stays(index, file, wall.get().by(), wall.get().reason());
    }
    try {
      return new Enclosed.Leaves(index, file, FreeText.ID, Cleaning.of(file, printed));
    } catch (FileRefused refused) {
      return new Enclosed.Stays(index, file, FreeText.ID, refused.reason());
    }
  }
}
