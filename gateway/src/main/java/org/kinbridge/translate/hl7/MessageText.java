package org.kinbridge.translate.hl7;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.StrictJson;
import org.kinbridge.translate.source.SourceRefused;

/**
 * One message as text: its segments in the character set it declares, within limits that hold
 * before anything is built from it.
 *
 * @param segments each without its line end; the first is MSH
 */
record MessageText(List<String> segments, Delimiters delimiters, Charset charset) {
  private static final int MOST_BYTES = StrictJson.Limits.DOCUMENT.bytes();
  private static final int MOST_SEGMENTS = 1_000;
  private static final int MOST_FIELDS = 256;
  private static final int MOST_REPETITIONS = 256;
  private static final int MOST_PARTS = 64;
  private static final int MOST_DELIMITERS = 100_000;
  private static final int VERSION = 12;
  private static final int CHARACTER_SET = 18;
  private static final Set<String> VERSIONS = Set.of("2.5", "2.5.1", "2.6");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
  private static final byte START_OF_FRAME = 0x0B;
  private static final byte END_OF_FRAME = 0x1C;

  MessageText {
    segments = List.copyOf(segments);
  }

  static MessageText read(byte[] content) throws SourceRefused {
    if (content.length > MOST_BYTES) {
      throw refused(Reason.TOO_LARGE, "", "the message has more than " + MOST_BYTES + " bytes");
    }
    List<byte[]> lines = lines(content);
    String header = new String(lines.getFirst(), StandardCharsets.ISO_8859_1);
    if (!header.startsWith("MSH") || !Delimiters.declaredIn(header)) {
      throw refused(
          Reason.MALFORMED_RECORD, "1:1", "a message begins with MSH and its five delimiters");
    }
    Delimiters delimiters = Delimiters.of(header);
    Charset charset = charset(header, delimiters);
    if (Charsets.isOtherwise(content, charset)) {
      throw malformed("/MSH[1]/18[1]", "the message is UTF-8 and declares another character set");
    }
    List<String> segments = new ArrayList<>(lines.size());
    int most = MOST_DELIMITERS;
    for (byte[] line : lines) {
      Decoding decoding = new Decoding(line, segments, delimiters);
      segments.add(decoding.text(charset));
      most -= new Count(segments, delimiters).within(most);
    }
    return new MessageText(segments, delimiters, charset);
  }

  static SourceRefused refused(Reason reason, String place, String detail) {
    return new SourceRefused(reason, place, detail);
  }

  static SourceRefused malformed(String place, String detail) {
    return refused(Reason.MALFORMED_RECORD, place, detail);
  }

  /** How many segments of that name there are up to and with the last. */
  static int occurrence(List<String> segments, String name) {
    return (int) segments.stream().filter(segment -> segment.startsWith(name)).count();
  }

  /** Every segment ends as the first does: a line break inside a text makes no segment. */
  private static List<byte[]> lines(byte[] framed) throws SourceRefused {
    byte[] content = unframed(framed);
    int first = end(content, 0);
    boolean pair =
        first + 1 < content.length && content[first] == '\r' && content[first + 1] == '\n';
    byte ends = first < content.length ? content[first] : (byte) '\r';
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = first; i <= content.length; i++) {
      if (i == content.length || content[i] == ends) {
        if (i > from) {
          lines.add(Arrays.copyOfRange(content, from, i));
        }
        from = pair && i + 1 < content.length && content[i + 1] == '\n' ? i + 2 : i + 1;
      }
      if (lines.size() > MOST_SEGMENTS) {
        throw refused(
            Reason.TOO_LARGE, "", "the message has more than " + MOST_SEGMENTS + " segments");
      }
    }
    if (lines.isEmpty()) {
      throw malformed("1:1", "the input is empty");
    }
    return lines;
  }

  /** Without what transport may have left: a byte order mark, the frame of MLLP. */
  private static byte[] unframed(byte[] content) {
    int from = 0;
    int to = content.length;
    if (to >= 3
        && content[0] == (byte) 0xEF
        && content[1] == (byte) 0xBB
        && content[2] == (byte) 0xBF) {
      from = 3;
    }
    if (from < to && content[from] == START_OF_FRAME) {
      from++;
      while (to > from && (content[to - 1] == '\r' || content[to - 1] == END_OF_FRAME)) {
        to--;
      }
    }
    return Arrays.copyOfRange(content, from, to);
  }

  private static int end(byte[] content, int from) {
    int i = from;
    while (i < content.length && content[i] != '\r' && content[i] != '\n') {
      i++;
    }
    return i;
  }

  private static Charset charset(String header, Delimiters delimiters) throws SourceRefused {
    String[] fields = header.split(Pattern.quote(String.valueOf(delimiters.field())), -1);
    String version = fields.length < VERSION ? "" : fields[VERSION - 1];
    String first = version.split(Pattern.quote(String.valueOf(delimiters.component())), -1)[0];
    if (!VERSIONS.contains(first)) {
      throw malformed("/MSH[1]/12[1]", "a message of version 2.5, 2.5.1 or 2.6 is expected");
    }
    String name = fields.length < CHARACTER_SET ? "" : fields[CHARACTER_SET - 1].strip();
    return Charsets.named(name)
        .orElseThrow(
            () ->
                malformed("/MSH[1]/18[1]", "the message declares a character set we do not read"));
  }

  /**
   * One segment in bytes.
   *
   * @param before the segments before it
   */
  private record Decoding(byte[] line, List<String> before, Delimiters delimiters) {

    String text(Charset charset) throws SourceRefused {
      CharsetDecoder decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      CharBuffer text = CharBuffer.allocate(line.length);
      ByteBuffer bytes = ByteBuffer.wrap(line);
      if (decoder.decode(bytes, text, true).isError()) {
        throw malformed(place(bytes.position()), "a byte that the declared character set lacks");
      }
      String segment = text.flip().toString();
      String name = segment.substring(0, Math.min(3, segment.length()));
      boolean ends = segment.length() == 3 || segment.indexOf(delimiters.field()) == 3;
      if (!NAME.matcher(name).matches() || !ends) {
        throw malformed((before.size() + 1) + ":1", "a segment with a name of three is expected");
      }
      for (int i = 0; i < segment.length(); i++) {
        if (segment.charAt(i) < ' ' && segment.charAt(i) != '\t') {
          int at = segment.substring(0, i).getBytes(charset).length;
          throw malformed(place(at), "a control character stands in the message");
        }
      }
      return segment;
    }

    private String place(int byteOffset) {
      String read = new String(line, 0, byteOffset, StandardCharsets.ISO_8859_1);
      String name = read.substring(0, Math.min(3, read.length()));
      if (!NAME.matcher(name).matches()) {
        return (before.size() + 1) + ":" + (byteOffset + 1);
      }
      int start = read.lastIndexOf(delimiters.field()) + 1;
      long fields = read.chars().filter(c -> c == delimiters.field()).count();
      long repetition =
          read.substring(start).chars().filter(c -> c == delimiters.repetition()).count();
      String segment = Places.segment(name, occurrence(before, name) + 1);
      int field = (int) fields + (name.equals("MSH") ? 1 : 0);
      return Places.field(segment, field, (int) repetition + 1);
    }
  }

  /** The delimiters of the last segment, each kind within its limit. */
  private record Count(List<String> segments, Delimiters delimiters) {

    int within(int most) throws SourceRefused {
      String segment = segments.getLast();
      int fields = 0;
      int repetitions = 0;
      int components = 0;
      int subcomponents = 0;
      int all = 0;
      for (int i = 0; i < segment.length(); i++) {
        char c = segment.charAt(i);
        boolean field = c == delimiters.field();
        boolean repetition = c == delimiters.repetition();
        boolean component = c == delimiters.component();
        fields += field ? 1 : 0;
        repetitions = field ? 0 : repetitions + (repetition ? 1 : 0);
        components = field || repetition ? 0 : components + (component ? 1 : 0);
        boolean part = c == delimiters.subcomponent();
        subcomponents = field || repetition || component ? 0 : subcomponents + (part ? 1 : 0);
        all += field || repetition || component || part ? 1 : 0;
        boolean tooMany =
            fields > MOST_FIELDS
                || repetitions >= MOST_REPETITIONS
                || components >= MOST_PARTS
                || subcomponents >= MOST_PARTS
                || all > most;
        if (tooMany) {
          String name = segment.substring(0, 3);
          String at = Places.segment(name, occurrence(segments, name));
          throw refused(
              Reason.TOO_LARGE,
              Places.field(at, fields, repetitions + 1),
              "the message has more parts than are read");
        }
      }
      return all;
    }
  }
}
