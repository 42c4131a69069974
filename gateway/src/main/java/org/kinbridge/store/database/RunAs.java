package org.kinbridge.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** As whom PostgreSQL runs. It refuses root, and containers often have nothing else. */
enum RunAs {
  /** We are not root. */
  OURSELVES(List.of()),
  /** In a user namespace of its own: there we are nobody, outside the files stay ours. */
  NOBODY_IN_NAMESPACE(List.of("unshare", "--user")),
  /** As another user, who then owns the data; where user namespaces are forbidden. */
  OTHER_USER(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  RunAs(List<String> prefix) {
    this.prefix = prefix;
  }

  /** The first that works on this machine. @throws DatabaseUnusable when none does */
  static RunAs find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return OURSELVES;
    }
    for (RunAs candidate : List.of(NOBODY_IN_NAMESPACE, OTHER_USER)) {
      if (candidate.works()) {
        return candidate;
      }
    }
    throw new DatabaseUnusable(
        "embedded PostgreSQL cannot run as root, and neither 'unshare --user' nor 'setpriv' works"
            + " here: run kinbridge as another user, or set a database URL");
  }

  private boolean works() {
    try {
      Process trial =
          new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Hands files to the user PostgreSQL will be, where that is somebody else. */
  void own(Path top) {
    if (this != OTHER_USER) {
      return;
    }
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : all.toList()) {
        Files.setAttribute(path, "unix:uid", 65534);
        Files.setAttribute(path, "unix:gid", 65534);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("couldn't hand the data folder to PostgreSQL's user", e);
    }
  }
}
