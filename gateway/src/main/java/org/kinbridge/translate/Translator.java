package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Resolution;

/** The installed national formats, compiled. Immutable and shared by all threads. */
public final class Translator {
  private final Set<String> formats;

  private Translator(Set<String> formats) {
    this.formats = formats;
  }

  /** Reads every map under {@code national}. */
  public static Translator load(Path profilesDirectory) {
    requireNonNull(profilesDirectory, "profilesDirectory is null");
    return new Translator(Set.of());
  }

  /** The names by which a {@link NationalRecord} may come. */
  public Set<String> formats() {
    return formats;
  }

  /** Pure: the same record, resolutions and origin give the same translation. */
  public Translation translate(NationalRecord record, List<Resolution> resolutions, Origin origin) {
    Fault unknown = new Fault(Reason.UNKNOWN_FORMAT, "", Reason.UNKNOWN_FORMAT.sentence());
    return new Translation.Refused(
        List.of(unknown), Report.unread(record.format(), Optional.empty()));
  }
}
