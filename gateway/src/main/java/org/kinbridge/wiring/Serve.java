package org.kinbridge.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;
import org.jboss.logging.Logger;

/**
 * The process of a node, {@code kinbridge serve}. A start that is refused is told in the words of
 * its faults; a fault of ours with its stack trace.
 */
@QuarkusMain
public final class Serve {
  private Serve() {}

  public static void main(String... arguments) {
    Quarkus.run(null, Serve::end, arguments);
  }

  private static void end(int status, Throwable cause) {
    if (cause != null) {
      say(cause);
    }
    System.exit(status);
  }

  private static void say(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    switch (root) {
      case BootRefused refused -> System.err.println(refused.getMessage());
      case BindException taken ->
          System.err.println(
              "the node does not start:\n  a port it was given is in use, or the address is not"
                  + " this machine's");
      default -> Logger.getLogger(Serve.class).error("the node does not start", cause);
    }
  }
}
