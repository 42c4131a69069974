package org.kinbridge.translate.hl7;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.Source;
import org.kinbridge.translate.source.SourceReader;
import org.kinbridge.translate.source.SourceRefused;
import org.kinbridge.translate.source.SourceWriter;

/** A record that is one HL7 version 2 message, in pipes and hats. */
public record Hl7Reader() implements SourceReader {

  @Override
  public Source read(byte[] content, OptionalInt line) throws SourceRefused {
    if (line.isPresent()) {
      throw new SourceRefused(
          Reason.MALFORMED_RECORD, "", "a message is one record, it has no lines of several");
    }
    MessageText text = MessageText.read(content);
    JsonNode root = new MessageTree(text).of(Grammar.parse(text));
    return new Source(root, Optional.empty(), new Places(root)::of);
  }

  @Override
  public SourceWriter writer() {
    return new Hl7Writer();
  }
}
