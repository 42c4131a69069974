package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Explanation.Released;
import org.kinbridge.policy.Explanation.Transformed;
import org.kinbridge.policy.Explanation.Visible;
import org.kinbridge.policy.Explanation.Withheld;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.file.Enclosed;
import org.kinbridge.policy.request.Attachment;

/** What is told of attached files, and what is committed to of those that stay. */
final class Files {
  private Files() {}

  /**
   * Of a file that stays and, in its own bytes, of one that leaves with less: kind, size and
   * digest; the sender shows the file itself beside the opening, and a ledger is no place for
   * pictures.
   */
  static Stayed.Silent silent(Enclosed stays) {
    JsonNode value =
        JsonNodeFactory.instance
            .objectNode()
            .put("contentType", stays.file().type().code())
            .put("size", stays.file().bytes("its size").length)
            .put("sha256", stays.file().digest().hex());
    return new Stayed.Silent(
        path(stays), stays.by(), Personal.of("digest of a withheld file", value));
  }

  static Withheld withheld(Enclosed.Stays stays) {
    Optional<String> release =
        stays.reason() == Reason.FREE_TEXT ? Optional.of(Telling.RELEASE) : Optional.empty();
    return new Withheld(
        path(stays), source(stays), stays.by(), stays.reason(), Visible.SILENT, release);
  }

  static Released released(Enclosed.Leaves leaves) {
    return new Released(path(leaves), source(leaves), leaves.by());
  }

  static Transformed transformed(Enclosed.Leaves leaves) {
    return new Transformed(path(leaves), Form.METADATA_STRIPPED.code(), leaves.by());
  }

  private static List<String> source(Enclosed file) {
    return List.of(Attachment.pointer(file.index()));
  }

  private static String path(Enclosed file) {
    return "attachments[" + file.index() + "]";
  }
}
