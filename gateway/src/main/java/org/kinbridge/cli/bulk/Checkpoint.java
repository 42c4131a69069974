package org.kinbridge.cli.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;

/**
 * How far a run has come, durably. What stands in the files behind it is thrown away and made
 * again, to the same bytes.
 *
 * @param run what decides what is written: format, maps, profiles and who hands over
 * @param asOf as of when the first run read the records: one that goes on says the same
 * @param read how much of the input is done with, and its digest
 * @param shared records that were translated, and how long the output is with them
 * @param refused records that were not, and how long the file of refusals is with them
 */
record Checkpoint(Sha256 run, Instant asOf, Input read, Output shared, Output refused) {

  record Input(long bytes, Sha256 digest) {}

  record Output(long records, long bytes) {
    static final Output NOTHING = new Output(0, 0);
  }

  static Checkpoint beginning(Sha256 run, Instant asOf) {
    Input nothing = new Input(0, Sha256.of(new byte[0]));
    return new Checkpoint(run, asOf, nothing, Output.NOTHING, Output.NOTHING);
  }

  /** Empty, when there is none. @throws JsonRefused when something else stands there */
  static Optional<Checkpoint> read(Path file) throws IOException, JsonRefused {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] written = Files.readAllBytes(file);
    Members all = Members.of(StrictJson.parse(written, StrictJson.Limits.WIRE), "");
    Members input = all.object("input");
    try {
      Checkpoint read =
          new Checkpoint(
              Sha256.parseHex(all.text("run")),
              Instant.parse(all.text("asOf")),
              new Input(input.integer("bytes"), Sha256.parseHex(input.text("sha256"))),
              output(all.object("shared")),
              output(all.object("refused")));
      input.done();
      all.done();
      return Optional.of(read);
    } catch (DateTimeException | IllegalArgumentException malformed) {
      throw all.invalid("run", "this is not a checkpoint");
    }
  }

  private static Output output(Members members) throws JsonRefused {
    Output output = new Output(members.integer("records"), members.integer("bytes"));
    members.done();
    return output;
  }

  /** Whole or not at all: after a crash the file holds this checkpoint or the one before. */
  void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, json().toString().getBytes(StandardCharsets.UTF_8));
    sync(beside);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.toAbsolutePath().getParent());
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", run.hex());
    json.put("asOf", asOf.toString());
    json.putObject("input").put("bytes", read.bytes()).put("sha256", read.digest().hex());
    json.putObject("shared").put("records", shared.records()).put("bytes", shared.bytes());
    json.putObject("refused").put("records", refused.records()).put("bytes", refused.bytes());
    return json;
  }
}
