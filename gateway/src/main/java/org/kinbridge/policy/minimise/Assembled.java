package org.kinbridge.policy.minimise;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.policy.element.Form;
import org.kinbridge.policy.file.Enclosed;
import org.kinbridge.profile.frozen.FrozenObject;

/**
 * The document that would leave.
 *
 * @param transformations what is in it without having been in the record, or in another form
 * @param statements how many statements of the request joined it
 * @param files what became of each attached file
 * @param labels handling labels on the document
 * @param sender the authority shown as sender
 */
public record Assembled(
    FrozenObject tree,
    List<Transformation> transformations,
    int statements,
    List<Enclosed> files,
    List<String> labels,
    String sender) {

  /**
   * @param by the rule that asked for it
   */
  public record Transformation(String path, Form form, String by) {
    public Transformation {
      requireNonNull(path, "path is null");
      requireNonNull(form, "form is null");
      requireNonNull(by, "by is null");
    }
  }

  public Assembled {
    requireNonNull(tree, "tree is null");
    transformations = List.copyOf(transformations);
    files = List.copyOf(files);
    labels = List.copyOf(labels);
    requireNonNull(sender, "sender is null");
  }
}
