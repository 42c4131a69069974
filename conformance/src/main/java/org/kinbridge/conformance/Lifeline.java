package org.kinbridge.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Ends a node whose kit has died without a word, kill -9 included: a shell waits on a pipe from
 * here, and when the pipe breaks it asks the node to stop, which stops the node's database too.
 */
final class Lifeline {
  private static final String WATCH = "if read word; then exit 0; fi; kill -TERM \"$0\"";
  private final OutputStream pipe;

  private Lifeline(OutputStream pipe) {
    this.pipe = pipe;
  }

  static Lifeline to(Process node) throws IOException {
    Process watcher =
        new ProcessBuilder("sh", "-c", WATCH, Long.toString(node.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Lifeline(watcher.getOutputStream());
  }

  /** The node has ended: there is nobody left to stop. */
  void release() {
    try (pipe) {
      pipe.write("ended\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException alreadyGone) {
      // Ctrl-C reaches the watcher too; it then has nothing left to do.
    }
  }
}
