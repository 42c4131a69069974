package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.ManyRecords;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.SourceRefused;

/**
 * The records of a long file, translated and checked one after another. It keeps nothing, and a
 * record about which a person must still say something is not handed on.
 */
public final class TranslateMany {
  private final ManyRecords records;
  private final Profile profile;

  private TranslateMany(ManyRecords records, Profile profile) {
    this.records = records;
    this.profile = profile;
  }

  /** What became of one record. */
  public sealed interface Outcome {
    long line();

    /** A shared record, and nothing left to ask. */
    record Shared(long line, JsonNode document) implements Outcome {
      public Shared {
        requireNonNull(document, "document is null");
      }
    }

    /**
     * Everything that is wrong, or that a person must say first.
     *
     * @param lastLine in which the record ends
     */
    record Refused(long line, long lastLine, List<Fault> faults) implements Outcome {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * @throws SourceRefused when the file is not one of many records of the format
   */
  public static TranslateMany open(
      Path profilesDirectory, String format, InputStream file, Origin origin)
      throws IOException, SourceRefused {
    ManyRecords records = Translator.load(profilesDirectory).many(format, file, origin);
    return new TranslateMany(records, Profile.load(profilesDirectory));
  }

  /** Empty at the end of the file, and where nobody knows how it goes on. */
  public Optional<Outcome> next() throws IOException {
    return records.next().map(this::outcome);
  }

  /** Passes over the next record; false at the end of the file. */
  public boolean skip() throws IOException {
    return records.skip();
  }

  private Outcome outcome(ManyRecords.One one) {
    return switch (one.translation()) {
      case Translation.Translated whole -> checked(one, whole);
      case Translation.Incomplete incomplete -> refused(one, asked(incomplete.questions()));
      case Translation.Refused refused -> refused(one, refused.faults());
    };
  }

  private Outcome checked(ManyRecords.One one, Translation.Translated whole) {
    List<Fault> faults = asked(whole.questions());
    return switch (profile.check(whole.draft())) {
      case Checked.Conforming conforming ->
          faults.isEmpty()
              ? new Outcome.Shared(one.line(), conforming.record().tree())
              : refused(one, faults);
      case Checked.Violated violated -> {
        violated
            .violations()
            .forEach(
                broken ->
                    faults.add(
                        new Fault(Reason.NOT_SHARED_RECORD, broken.location(), broken.message())));
        yield refused(one, faults);
      }
    };
  }

  private static List<Fault> asked(List<Question> questions) {
    List<Fault> faults = new ArrayList<>();
    for (Question question : questions) {
      faults.add(new Fault(question.reason(), question.source(), question.asked()));
    }
    return faults;
  }

  private static Outcome refused(ManyRecords.One one, List<Fault> faults) {
    return new Outcome.Refused(one.line(), one.lastLine(), faults);
  }

  /** How many bytes of the file stand before the next record. */
  public long bytes() {
    return records.bytes();
  }

  /** Of these bytes. */
  public Sha256 digest() {
    return records.digest();
  }

  /** Which maps and profiles these are: changes with any byte of them. */
  public Sha256 rules() {
    return Sha256.of(records.mapDigest().bytes(), profile.digest().bytes());
  }
}
