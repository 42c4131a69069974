package org.kinbridge.translate.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.source.Cut;
import org.kinbridge.translate.source.Cutting;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.source.Records;
import org.kinbridge.translate.source.SourceRefused;

/** Records in JSON, each on a line of its own. */
@Owned(by = "the thread that reads the file", lock = "none")
final class JsonLines implements Records {
  private final JsonReader reader = new JsonReader();
  private final Cutting cutting;

  JsonLines(InputStream file) {
    this.cutting = Cutting.ofLines(file, NationalRecord.LARGEST);
  }

  @Override
  public Optional<One> next() throws IOException {
    Optional<Cut> cut = cutting.next();
    while (cut.isPresent() && cut.get() instanceof Cut.Whole whole && isBlank(whole.content())) {
      cut = cutting.next();
    }
    return cut.map(this::one);
  }

  private static boolean isBlank(byte[] line) {
    for (byte one : line) {
      if (one != ' ' && one != '\t') {
        return false;
      }
    }
    return true;
  }

  private One one(Cut cut) {
    return switch (cut) {
      case Cut.Whole whole -> read(whole);
      case Cut.TooLong tooLong ->
          new One.Broken(
              cut.line(),
              cut.lastLine(),
              new Fault(Reason.TOO_LARGE, "", "the line is longer than any that is read"));
      case Cut.Unclosed unclosed -> throw new IllegalStateException("a line has no quotes");
    };
  }

  private One read(Cut.Whole line) {
    try {
      return new One.Read(
          line.line(),
          line.lastLine(),
          line.content(),
          reader.read(line.content(), OptionalInt.empty()));
    } catch (SourceRefused refused) {
      return new One.Broken(line.line(), line.lastLine(), refused.fault());
    }
  }

  @Override
  public long bytes() {
    return cutting.bytes();
  }

  @Override
  public Sha256 digest() {
    return cutting.digest();
  }
}
