package org.kinbridge.cli.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.kinbridge.disclosure.Owned;

/** A file that grows by lines and is durable up to its last {@link #sync}. */
@Owned(by = "the thread of one run", lock = "none")
final class LineFile implements Lines {
  private static final Set<StandardOpenOption> GROWING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final FileChannel channel;
  private final ByteBuffer waiting = ByteBuffer.allocateDirect(1 << 16);
  private long length;

  private LineFile(FileChannel channel, long length) {
    this.channel = channel;
    this.length = length;
  }

  /**
   * @param length what is kept of it; what stands behind that was never reported as done
   * @throws UnfitException when the file is not the one that was written so far
   */
  static LineFile open(Path file, long length) throws IOException, UnfitException {
    FileChannel channel =
        FileChannel.open(
            file,
            GROWING,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    if (channel.tryLock() == null) {
      channel.close();
      throw new UnfitException("another run writes the file");
    }
    if (channel.size() < length) {
      channel.close();
      throw new UnfitException("the file is shorter than its checkpoint says");
    }
    channel.truncate(length);
    channel.position(length);
    return new LineFile(channel, length);
  }

  /** Nothing may be written to the file. */
  static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnfitException(String why) {
      super(why, null, false, false);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  @Override
  public void add(byte[] line) throws IOException {
    put(line);
    put(LINE_END);
  }

  private void put(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; ) {
      int part = Math.min(waiting.remaining(), bytes.length - from);
      waiting.put(bytes, from, part);
      from += part;
      if (!waiting.hasRemaining()) {
        write();
      }
    }
    length += bytes.length;
  }

  private void write() throws IOException {
    waiting.flip();
    while (waiting.hasRemaining()) {
      channel.write(waiting);
    }
    waiting.clear();
  }

  @Override
  public void sync() throws IOException {
    write();
    channel.force(true);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
