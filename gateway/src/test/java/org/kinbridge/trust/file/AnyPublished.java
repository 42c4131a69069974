package org.kinbridge.trust.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kinbridge.trust.AnyNode;

/** What a node publishes, as files. */
public final class AnyPublished {
  private AnyPublished() {}

  public static Path of(AnyNode node, Path folder) throws IOException {
    Files.write(folder.resolve(node.metadata.node() + ".pin.json"), PinFile.write(node.pin()));
    Files.write(folder.resolve(node.metadata.node() + ".metadata.jws"), node.signedMetadata());
    return folder;
  }
}
