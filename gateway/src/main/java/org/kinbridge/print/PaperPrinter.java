package org.kinbridge.print;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jboss.logging.Logger;
import org.kinbridge.flow.deciding.Printing;

/**
 * Prints each paper in a process of its own, one at a time, and kills the process that takes too
 * long. Whatever such a process does wrong, the paper is not printable and the node goes on.
 */
public final class PaperPrinter implements Printing {
  private static final System.Logger LOG = System.getLogger(PaperPrinter.class.getName());

  /** How long a paper waits for those before it, in turns. */
  private static final int TURNS = 4;

  /** Enough for a page of A3 with a scan on it; what needs more is made to need more. */
  private static final String MEMORY = "-Xmx384m";

  /** All that the process needs to find, by one class of each. */
  private static final List<Class<?>> NEEDED =
      List.of(
          PrintPaper.class,
          PDFRenderer.class,
          RandomAccessRead.class,
          FontBoxFont.class,
          LogFactory.class,
          Logger.class);

  private final List<String> command;
  private final Duration longest;
  private final Duration patience;
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * @param java the program that runs Java
   * @param longest how long one paper may take
   */
  public PaperPrinter(Path java, Duration longest) {
    this(command(java, longest), longest);
  }

  PaperPrinter(List<String> command, Duration longest) {
    this(command, longest, longest.multipliedBy(TURNS));
  }

  /**
   * @param patience how long a paper waits for those before it
   */
  PaperPrinter(List<String> command, Duration longest, Duration patience) {
    this.command = List.copyOf(command);
    this.longest = requireNonNull(longest, "longest is null");
    this.patience = requireNonNull(patience, "patience is null");
  }

  static List<String> command(Path java, Duration longest) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(
        List.of(
            MEMORY,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData", // writes a file
            "-XX:-CreateCoredumpOnCrash", // what was printed would be in it
            "-XX:ErrorFile=/dev/null",
            "-XX:+DisableAttachMechanism",
            "-Djava.io.tmpdir=/dev/null", // nothing of a paper is written anywhere
            "-Djava.awt.headless=true",
            "-Dorg.jboss.logging.provider=jdk",
            "-cp",
            classPath(),
            PrintPaper.class.getName(),
            Long.toString(longest.toMillis())));
    return command;
  }

  private static String classPath() {
    return NEEDED.stream()
        .flatMap(PaperPrinter::place)
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  /** None where it is no file: then the process finds it not, and nothing is printed. */
  private static Stream<Path> place(Class<?> needed) {
    CodeSource source = needed.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Stream.of() : Stream.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException
        | java.nio.file.FileSystemNotFoundException
        | IllegalArgumentException elsewhere) {
      return Stream.of();
    }
  }

  @Override
  public Optional<List<byte[]>> pages(byte[] pdf) {
    try {
      if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "a paper was not printed: too many wait");
        return Optional.empty();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return printed(pdf);
    } finally {
      turn.release();
    }
  }

  private Optional<List<byte[]>> printed(byte[] pdf) {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      process = builder.start();
    } catch (IOException noProcess) {
      LOG.log(System.Logger.Level.ERROR, "papers are not printed: no process can be started");
      return Optional.empty();
    }
    Thread killer = Thread.ofVirtual().start(() -> killLate(process));
    Thread writer = Thread.ofVirtual().start(() -> write(pdf, process));
    try {
      List<byte[]> pages = Frames.read(process.getInputStream());
      return process.waitFor() == 0 ? Optional.of(pages) : Optional.empty();
    } catch (IOException | NotPrintable notPrinted) {
      LOG.log(System.Logger.Level.INFO, "a paper was not printed");
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
      killer.interrupt();
      writer.interrupt();
    }
  }

  private void killLate(Process process) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(byte[] pdf, Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(pdf);
    } catch (IOException ended) {
      // the process ended before it had read all: what it answered tells
    }
  }
}
