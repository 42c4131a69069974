package org.kinbridge.flow.inbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;

/** What an inbox item says to a case system of its authority. */
public sealed interface NationalReading {

  record Given(InboxView item, Sent sent, String format, Written written)
      implements NationalReading {
    public Given {
      requireNonNull(item, "item is null");
      requireNonNull(sent, "sent is null");
      requireNonNull(format, "format is null");
      requireNonNull(written, "written is null");
    }

    @Override
    public String toString() {
      return "Given[" + item.id() + " as " + format + "]";
    }
  }

  /**
   * What its sender signed about it.
   *
   * @param announced what it says that it withheld: {@link InboxContent}
   */
  record Sent(JsonNode manifest, JsonNode announced) {
    public Sent {
      requireNonNull(manifest, "manifest is null");
      requireNonNull(announced, "announced is null");
    }
  }

  /**
   * @param patch the members to write into the authority's own record, and no other
   * @param text the patch in the syntax of the format; empty where that is JSON
   * @param record the authority's own record with the patch, as the format has it; empty where it
   *     was put into none
   * @param report what became of every element that came
   */
  record Written(JsonNode patch, Optional<Text> text, Optional<JsonNode> record, JsonNode report) {
    public Written {
      requireNonNull(patch, "patch is null");
      requireNonNull(text, "text is null");
      requireNonNull(record, "record is null");
      requireNonNull(report, "report is null");
    }

    @Override
    public String toString() {
      return "<written>";
    }
  }

  /** Something in another syntax than JSON. */
  record Text(String mediaType, String content) {
    public Text {
      requireNonNull(mediaType, "mediaType is null");
      requireNonNull(content, "content is null");
    }

    @Override
    public String toString() {
      return "<" + mediaType + ">";
    }
  }

  /** The node cannot write that format; nothing was read. */
  record NotInThatFormat(Fault fault) implements NationalReading {
    public NotInThatFormat {
      requireNonNull(fault, "fault is null");
    }
  }

  /** What was asked, or the record it was to be put into, is not what it must be. */
  record Faulty(List<Fault> faults) implements NationalReading {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** No record of that case in that format is kept for this authority. */
  record NotKept() implements NationalReading {}

  /** Its sender recalled it, or it is a recall: there is nothing to read. */
  record Recalled() implements NationalReading {}

  /** The authority has no such item. */
  record Absent() implements NationalReading {}
}
