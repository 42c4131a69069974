package org.kinbridge.translate;

import java.util.function.UnaryOperator;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** A record in JSON: what the rows read is what was sent, and its places are its pointers. */
record JsonReader() implements SourceReader {

  @Override
  public Source read(byte[] content) throws SourceRefused {
    try {
      return new Source(
          StrictJson.parse(content, StrictJson.Limits.DOCUMENT), UnaryOperator.identity());
    } catch (JsonRefused refused) {
      throw new SourceRefused(refused.fault());
    }
  }
}
