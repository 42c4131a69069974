package org.kinbridge.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * A file that an operator named and that cannot be used is said in one object, like every other
 * refusal: not as a bug, and not with the status that a command has for what it found. Everything
 * else stays a bug.
 */
public final class UnusableFile implements IExecutionExceptionHandler {
  private static final int REFUSED = 2;

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed)
      throws Exception {
    Optional<IOException> trouble = trouble(thrown);
    if (trouble.isEmpty()) {
      throw thrown;
    }
    PrintWriter err = command.getErr();
    err.println(problem(trouble.get()).toPrettyString());
    err.flush();
    return REFUSED;
  }

  private static Optional<IOException> trouble(Exception thrown) {
    return switch (thrown) {
      case IOException direct -> Optional.of(direct);
      case UncheckedIOException wrapped -> Optional.of(wrapped.getCause());
      default -> Optional.empty();
    };
  }

  private static ObjectNode problem(IOException trouble) {
    Reason reason =
        trouble instanceof NoSuchFileException ? Reason.NOT_FOUND : Reason.INVALID_VALUE;
    String detail =
        switch (trouble) {
          case NoSuchFileException missing -> "there is no such file or directory";
          case AccessDeniedException denied -> "it may not be read or written";
          default -> "it cannot be read or written: is it a directory, or the disk full?";
        };
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    return problem
        .put("title", "a file cannot be used")
        .put("reason", reason.code())
        .put("place", place(trouble))
        .put("detail", detail);
  }

  /** As it was typed, where the system says which one it was. */
  private static String place(IOException trouble) {
    return trouble instanceof FileSystemException named ? String.valueOf(named.getFile()) : "";
  }
}
