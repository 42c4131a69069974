package org.kinbridge.translate.back;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;

/** What a shared document becomes in a national format. */
public sealed interface Back {

  /**
   * @param patch the members to write, and none that stay as they are; as the format wraps them
   * @param whole the local record with the patch applied, unwrapped, unless a member of its own has
   *     the name of a wrapper; what no row knows stands in it as it stood
   * @param texts both in the syntax of the format
   */
  record Given(ObjectNode patch, ObjectNode whole, Texts texts, PatchReport report)
      implements Back {
    public Given {
      requireNonNull(patch, "patch is null");
      requireNonNull(whole, "whole is null");
      requireNonNull(texts, "texts is null");
      requireNonNull(report, "report is null");
    }
  }

  /**
   * @param mediaType empty where the format is JSON, and the trees are what it has
   * @param patch the members to write and no other; empty when there are none
   */
  record Texts(Optional<String> mediaType, String patch, String whole) {
    public Texts {
      requireNonNull(mediaType, "mediaType is null");
      requireNonNull(patch, "patch is null");
      requireNonNull(whole, "whole is null");
    }

    /** Prints no content. */
    @Override
    public String toString() {
      return "<texts>";
    }
  }

  /** There is no such format, no row of it leads back, or the local record breaks the format. */
  record Refused(List<Fault> faults) implements Back {
    public Refused {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a fault");
      }
    }
  }
}
