package org.kinbridge.translate.json;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.translate.source.Records;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;
import org.kinbridge.translate.source.SourceWriter;

/** A record in JSON: what the rows read is what was sent, and its places are its pointers. */
public record JsonReader() implements SourceReader {

  @Override
  public Source read(byte[] content, OptionalInt line) throws SourceRefused {
    if (line.isPresent()) {
      throw new SourceRefused(Reason.MALFORMED_RECORD, "", "JSON holds one record, not lines");
    }
    try {
      return new Source(
          StrictJson.parse(content, StrictJson.Limits.DOCUMENT),
          Optional.empty(),
          UnaryOperator.identity());
    } catch (JsonRefused refused) {
      throw new SourceRefused(refused.fault());
    }
  }

  @Override
  public SourceWriter writer() {
    return new JsonWriter();
  }

  @Override
  public Optional<Records> records(InputStream file) {
    return Optional.of(new JsonLines(file));
  }
}
