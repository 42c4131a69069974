package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.Sources;
import org.kinbridge.profile.Violation;

/** Whether a document is a shared record, for whoever writes one. It keeps nothing. */
public final class CheckDocument {
  private final Profile profile;

  private CheckDocument(Profile profile) {
    this.profile = requireNonNull(profile, "profile is null");
  }

  public static CheckDocument load(Path profilesDirectory) {
    return new CheckDocument(Profile.load(profilesDirectory));
  }

  /**
   * Every violation, none for a shared record. @throws JsonRefused where the bytes are not one JSON
   * value
   */
  public List<Violation> check(byte[] document) throws JsonRefused {
    Draft draft = new Draft(StrictJson.parse(document, StrictJson.Limits.DOCUMENT), Sources.none());
    return switch (profile.check(draft)) {
      case Checked.Conforming conforming -> List.of();
      case Checked.Violated violated -> violated.violations();
    };
  }
}
