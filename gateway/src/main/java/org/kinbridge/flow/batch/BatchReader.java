package org.kinbridge.flow.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.setting.BodyReader;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.request.Reading;

/** Reads a batch line by line: a bad line is its own fault, and no line is passed over. */
final class BatchReader {
  static final int MOST_LINES = 500;
  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final String ONLY_LINE = "1:";
  private static final byte[] NOTHING = new byte[0];
  private final Set<DisclosureId> ids = new HashSet<>();

  private BatchReader() {}

  /** Every line, also an empty one; only the end of the last line may follow it. */
  static List<BatchLine> read(byte[] body) {
    BatchReader reader = new BatchReader();
    List<BatchLine> lines = new ArrayList<>();
    int from = 0;
    while (from < body.length && lines.size() <= MOST_LINES) {
      int to = from;
      while (to < body.length && body[to] != '\n') {
        to++;
      }
      lines.add(reader.line(lines.size() + 1, Arrays.copyOfRange(body, from, to)));
      from = to + 1;
    }
    return lines;
  }

  private BatchLine line(int number, byte[] bytes) {
    try {
      JsonNode json = StrictJson.parse(bytes, StrictJson.Limits.DOCUMENT);
      BodyReader reader = BodyReader.of(json);
      Optional<DisclosureId> id = reader.value("id", BatchReader::id);
      Optional<String> group = reader.optionalValue("group", BatchReader::word);
      reader.object("request");
      reader.end();
      List<Fault> faults = new ArrayList<>(reader.faults());
      id.filter(one -> !ids.add(one))
          .ifPresent(
              twice ->
                  faults.add(new Fault(Reason.INVALID_VALUE, "/id", "another line has this id")));
      byte[] request = json.path("request").toString().getBytes(StandardCharsets.UTF_8);
      Reading reading = Deciding.read(request);
      if (reading instanceof Reading.Faulty faulty && json.path("request").isObject()) {
        faults.addAll(BatchLine.inLine(faulty.faults()));
      }
      return new BatchLine(number, id, group, request, reading, faults);
    } catch (JsonRefused refused) {
      List<Fault> faults = List.of(inBatch(number, refused.fault()));
      return new BatchLine(
          number, Optional.empty(), Optional.empty(), NOTHING, new Reading.Faulty(faults), faults);
    }
  }

  /** Line and column in the batch; a pointer is one into the line. */
  private static Fault inBatch(int number, Fault fault) {
    return fault.place().startsWith(ONLY_LINE)
        ? new Fault(
            fault.reason(),
            number + ":" + fault.place().substring(ONLY_LINE.length()),
            fault.detail())
        : fault;
  }

  /** Spelt as in a path: two spellings of one id would be two lines. */
  private static DisclosureId id(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("not spelt so");
    }
    return new DisclosureId(id);
  }

  private static String word(String text) {
    if (!text.matches(WORD)) {
      throw new IllegalArgumentException("not of that shape");
    }
    return text;
  }
}
