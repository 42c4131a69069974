package org.kinbridge.print;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The process that prints one paper: it comes in by the standard input, its pages go out by the
 * standard output. It ends by itself when its time is over, whoever still waits for it.
 */
public final class PrintPaper {
  private static final int NOT_PRINTABLE = 3;
  private static final int OUT_OF_TIME = 4;

  private PrintPaper() {}

  /** The longest that it may take in milliseconds is its only argument. */
  public static void main(String[] arguments) throws IOException {
    Duration longest = Duration.ofMillis(Long.parseLong(arguments[0]));
    Thread.ofPlatform().daemon().start(() -> endAfter(longest));
    ImageIO.setUseCache(false); // or pictures of the paper lie in a folder for all
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      System.setOut(System.err); // nothing else may speak where the pages go
      List<byte[]> pages = Pages.of(System.in.readAllBytes());
      Frames.write(pages, out);
    } catch (NotPrintable notPrintable) {
      Runtime.getRuntime().halt(NOT_PRINTABLE);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void endAfter(Duration longest) {
    try {
      Thread.sleep(longest);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(OUT_OF_TIME);
  }
}
