package org.kinbridge.connect.primero;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.file.OwnerOnly;

/**
 * A file in a folder of its own: written beside, forced to the disk, and moved over the old one. A
 * second connector on the same folder is refused.
 */
final class FileMemory implements Memory, AutoCloseable {
  private static final String NAME = "remembered.json";
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(16 << 20, 4);

  private final Path folder;
  private final FileChannel lock;

  private FileMemory(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Why there is no memory. */
  sealed interface Opening {
    record Opened(FileMemory memory) implements Opening {
      public Opened {
        requireNonNull(memory, "memory is null");
      }
    }

    record Unusable(String why) implements Opening {}
  }

  static Opening open(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        OwnerOnly.createDirectory(folder);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isOurs(channel)) {
        channel.close();
        return new Opening.Unusable("another connector uses this folder");
      }
      FileMemory memory = new FileMemory(folder, channel);
      memory.read();
      return new Opening.Opened(memory);
    } catch (JsonRefused malformed) {
      return new Opening.Unusable(
          NAME + " is not what a connector wrote: remove it, and everything is looked at once");
    } catch (IOException unusable) {
      return new Opening.Unusable("the folder cannot be used");
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  @Override
  public Remembered recall() {
    try {
      return read();
    } catch (JsonRefused changed) {
      throw new IllegalStateException("somebody changed what the connector remembers", changed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read what the connector remembers", unreadable);
    }
  }

  private Remembered read() throws IOException, JsonRefused {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(NAME));
    } catch (NoSuchFileException first) {
      return Remembered.nothing();
    }
    Members json = Members.of(StrictJson.parse(bytes, LIMITS), "");
    if (json.integer("v") != 1) {
      throw json.invalid("v", "this version is not read here");
    }
    Optional<Instant> watermark = instant(json, "watermark");
    Optional<Instant> sweptAt = instant(json, "sweptAt");
    Map<UUID, Set<UUID>> open = new TreeMap<>();
    for (JsonNode one : json.array("open")) {
      Members known = Members.of(one, "/open");
      Set<UUID> referrals = new TreeSet<>();
      for (JsonNode referral : known.array("referrals")) {
        referrals.add(uuid(known, referral.asText()));
      }
      open.put(uuid(known, known.text("case")), referrals);
      known.done();
    }
    json.done();
    return new Remembered(watermark, sweptAt, open);
  }

  private static Optional<Instant> instant(Members json, String name) throws JsonRefused {
    Optional<String> text = json.optionalText(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException malformed) {
      throw json.invalid(name, "this is not an instant");
    }
  }

  private static UUID uuid(Members json, String text) throws JsonRefused {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw json.invalid("case", "this is not an id");
    }
  }

  @Override
  public void keep(Remembered remembered) {
    Path beside = folder.resolve(NAME + ".new");
    try {
      Files.deleteIfExists(beside);
      try (FileChannel file =
          FileChannel.open(OwnerOnly.create(beside), StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(CanonicalJson.bytes(json(remembered)));
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("couldn't keep what the connector remembers", failed);
    }
  }

  private static ObjectNode json(Remembered remembered) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", 1);
    remembered.watermark().ifPresent(at -> json.put("watermark", at.toString()));
    remembered.sweptAt().ifPresent(at -> json.put("sweptAt", at.toString()));
    ArrayNode open = json.putArray("open");
    remembered
        .open()
        .forEach(
            (caseId, referrals) -> {
              ObjectNode one = open.addObject().put("case", caseId.toString());
              ArrayNode list = one.putArray("referrals");
              referrals.forEach(referral -> list.add(referral.toString()));
            });
    return json;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
