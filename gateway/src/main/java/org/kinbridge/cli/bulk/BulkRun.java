package org.kinbridge.cli.bulk;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.flow.trial.TranslateMany;
import org.kinbridge.flow.trial.TranslateMany.Outcome;

/** Writes what becomes of each record, and notes every so often how far it is. */
@Owned(by = "the thread of one run", lock = "none")
final class BulkRun {
  /** So many records are made again after a crash at most. */
  static final int EVERY = 500;

  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  private final TranslateMany records;
  private final Lines shared;
  private final Lines refused;
  private final Noting noting;
  private Checkpoint done;
  private long sharedRecords;
  private long refusedRecords;

  /** Told after every {@link #EVERY} records what is durably written. */
  interface Noting {
    void reached(Checkpoint checkpoint) throws IOException;

    /** Not durable yet. */
    void at(long bytes, long shared, long refused);
  }

  BulkRun(TranslateMany records, Checkpoint from, Lines shared, Lines refused, Noting noting) {
    this.records = requireNonNull(records, "records is null");
    this.done = requireNonNull(from, "from is null");
    this.shared = shared;
    this.refused = refused;
    this.noting = noting;
    this.sharedRecords = from.shared().records();
    this.refusedRecords = from.refused().records();
  }

  /** To the end of the file. */
  Checkpoint run() throws IOException {
    Optional<Outcome> next = records.next();
    while (next.isPresent()) {
      write(next.get());
      noting.at(records.bytes(), sharedRecords, refusedRecords);
      if ((sharedRecords + refusedRecords) % EVERY == 0) {
        reach();
      }
      next = records.next();
    }
    return reach();
  }

  private void write(Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Shared one -> {
        shared.add(bytes(one.document()));
        sharedRecords++;
      }
      case Outcome.Refused one -> {
        for (Fault fault : one.faults()) {
          refused.add(bytes(line(one, fault)));
        }
        refusedRecords++;
      }
    }
  }

  private static ObjectNode line(Outcome.Refused record, Fault fault) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("line", record.line());
    if (record.lastLine() != record.line()) {
      line.put("lastLine", record.lastLine());
    }
    line.put("reason", fault.reason().code());
    line.put("place", fault.place());
    line.put("message", fault.detail());
    return line;
  }

  private Checkpoint reach() throws IOException {
    shared.sync();
    refused.sync();
    done =
        new Checkpoint(
            done.run(),
            done.asOf(),
            new Checkpoint.Input(records.bytes(), records.digest()),
            new Checkpoint.Output(sharedRecords, shared.length()),
            new Checkpoint.Output(refusedRecords, refused.length()));
    noting.reached(done);
    return done;
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("couldn't write a JSON tree", impossible);
    }
  }
}
