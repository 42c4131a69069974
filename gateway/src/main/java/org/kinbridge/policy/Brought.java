package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
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
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.policy.request.Request.Statement;
import org.kinbridge.policy.rule.override.FreeText;

/**
 * What a request brought beside its record, in words: statements, attached files, and releases that
 * opened nothing. Files themselves are read in {@code policy.file}.
 */
final class Brought {
  private Brought() {}

  static Released released(Statement statement, int index) {
    return new Released(path(statement), source(index), FreeText.ID);
  }

  static Withheld withheld(Statement statement, int index) {
    return new Withheld(
        path(statement),
        source(index),
        FreeText.ID,
        Reason.FREE_TEXT,
        Visible.SILENT,
        Optional.empty());
  }

  /** What is committed to of a statement that does not leave. */
  static Stayed.Silent silent(Statement statement) {
    String text = statement.text().reveal("keep a statement that was not sent");
    return new Stayed.Silent(
        path(statement), FreeText.ID, Personal.of("withheld element", TextNode.valueOf(text)));
  }

  private static String path(Statement statement) {
    return "Composition.section(" + statement.section().code() + ")";
  }

  private static List<String> source(int statement) {
    return List.of("/statements/" + statement);
  }

  /** Somebody meant to open something there, and must not believe that it left. */
  static Withheld idle(Release release, int index) {
    return new Withheld(
        "releases[" + index + "]",
        List.of(release.source()),
        FreeText.ID,
        Reason.RELEASE_WITHOUT_EFFECT,
        Visible.SILENT,
        Optional.empty());
  }

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
    Form form =
        switch (leaves.file().type()) {
          case JPEG, PNG -> Form.METADATA_STRIPPED;
          case PDF -> Form.PRINTED;
        };
    return new Transformed(path(leaves), form.code(), leaves.by());
  }

  /** What a release of it names. */
  private static List<String> source(Enclosed file) {
    return List.of(file.file().id());
  }

  private static String path(Enclosed file) {
    return "attachments[" + file.index() + "]";
  }
}
