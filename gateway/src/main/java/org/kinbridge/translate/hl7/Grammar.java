package org.kinbridge.translate.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.Location;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.validation.impl.NoValidation;
import java.util.regex.Pattern;
import org.kinbridge.translate.source.SourceRefused;

/**
 * What version 2.6 says about which segments stand together: by HAPI, without its own judgement.
 */
final class Grammar {
  private static final int TYPE = 2;
  private static final Pattern TYPE_NAME = Pattern.compile("[A-Z]{2,3}");
  private static final int OBSERVED = 5;
  private static final HapiContext CONTEXT = context();

  private Grammar() {}

  static Message parse(MessageText text) throws SourceRefused {
    untyped(text);
    try {
      return CONTEXT.getPipeParser().parse(String.join("\r", text.segments()));
    } catch (HL7Exception quotesTheMessage) {
      throw MessageText.malformed(
          place(quotesTheMessage.getLocation()), "the message cannot be read as version 2.6");
    }
  }

  /** An observation whose value has no type is one HAPI refuses without saying where. */
  private static void untyped(MessageText text) throws SourceRefused {
    String delimiter = Pattern.quote(String.valueOf(text.delimiters().field()));
    int occurrence = 0;
    for (String segment : text.segments()) {
      if (segment.startsWith("OBX")) {
        occurrence++;
        String[] fields = segment.split(delimiter);
        if (fields.length > OBSERVED && !TYPE_NAME.matcher(fields[TYPE]).matches()) {
          throw MessageText.malformed(
              Places.field(Places.segment("OBX", occurrence), TYPE, 1),
              "an observed value needs its type, as ST or CWE");
        }
      }
    }
  }

  private static HapiContext context() {
    ParserConfiguration configuration = new ParserConfiguration();
    configuration.setValidating(false);
    configuration.setEscaping(new AsWritten());
    return new DefaultHapiContext(
        configuration, new NoValidation(), new CanonicalModelClassFactory("2.6"));
  }

  private static String place(@org.jspecify.annotations.Nullable Location location) {
    if (location == null || location.getSegmentName() == null) {
      return "";
    }
    String segment =
        Places.segment(location.getSegmentName(), Math.max(0, location.getSegmentRepetition()) + 1);
    return location.getField() < 1
        ? segment
        : Places.field(
            segment, location.getField(), Math.max(0, location.getFieldRepetition()) + 1);
  }

  /** Escapes are read where their place is known ({@link Escapes}). */
  private static final class AsWritten implements Escaping {
    @Override
    public String escape(String text, EncodingCharacters encoding) {
      return text;
    }

    @Override
    public String unescape(String text, EncodingCharacters encoding) {
      return text;
    }
  }
}
