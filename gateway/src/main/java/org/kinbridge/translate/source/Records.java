package org.kinbridge.translate.source;

import java.io.IOException;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Sha256;

/** The records of a long file, one after another; one is held at a time. */
public interface Records {

  /** One record, or why it is none. */
  sealed interface One {
    long line();

    long lastLine();

    /**
     * @param content what a file of this record alone would hold
     */
    @SuppressWarnings("ArrayRecordComponent") // its maker keeps no copy, its reader changes nothing
    record Read(long line, long lastLine, byte[] content, Source source) implements One {}

    /** The next record stands after it. */
    record Broken(long line, long lastLine, Fault fault) implements One {}

    /** Where the next record begins nobody knows: nothing of the file behind it is read. */
    record Lost(long line, long lastLine, Fault fault) implements One {}
  }

  /** Empty at the end of the file, and after {@link One.Lost}. */
  Optional<One> next() throws IOException;

  /** How many bytes of the file stand before the next record. */
  long bytes();

  /** Of these bytes. */
  Sha256 digest();
}
