package org.kinbridge.translate.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.translate.reading.SourcePath;
import org.kinbridge.translate.reading.Value;
import org.kinbridge.translate.row.Arrived.Got;
import org.kinbridge.translate.shape.Template.Known;

/**
 * A row on the way back: from the shared record to members of the national one.
 *
 * @param holes the holes it writes, by number; empty when {@code told} is there
 * @param told what it writes of the sender or of an address in the document instead
 * @param sets what is written with it
 * @param other what is written where no code of the record says the same
 * @param alsoIn whether the way in reads what it wrote, so that reading it back can prove it
 */
public record OutRow(
    Row row,
    List<Integer> holes,
    Optional<Told> told,
    Manner manner,
    Map<SourcePath, JsonNode> sets,
    Optional<Other> other,
    boolean alsoIn) {

  /**
   * @param code written where the record has no code of its own
   * @param text where the foreign code is noted
   */
  public record Other(Optional<String> code, SourcePath text) {}

  /**
   * How a value is written.
   *
   * @param within a list in which each value is, or is in, an element of its own
   * @param written the text around what a pattern reads, {@code {}} in its place
   * @param keepsScript that a local text in another script is not replaced
   * @param vacant what the local record may not state, or nothing is written
   */
  public record Manner(
      Optional<SourcePath> within,
      Optional<String> written,
      boolean keepsScript,
      List<SourcePath> vacant) {
    public Manner {
      vacant = List.copyOf(vacant);
    }
  }

  /** What is not in a hole. */
  public enum Told {
    /** The child's number across borders, or the case's. */
    UUID,
    NODE,
    AUTHORITY,
    AUTHORITY_NAME,
    /** The address of the resource in the document. */
    ADDRESS,
    /** The address of the child, as the local record has it. */
    CHILD,
    /** Which element of its list it is, from one. */
    NUMBER;

    public Optional<Known> known() {
      return switch (this) {
        case UUID -> Optional.of(Known.UUID);
        case NODE -> Optional.of(Known.NODE);
        case AUTHORITY -> Optional.of(Known.AUTHORITY);
        case AUTHORITY_NAME -> Optional.of(Known.AUTHORITY_NAME);
        case ADDRESS, CHILD, NUMBER -> Optional.empty();
      };
    }
  }

  public OutRow {
    holes = List.copyOf(holes);
    sets = Map.copyOf(sets);
  }

  /** A row that states a value itself says which resources are meant. */
  public boolean recognises() {
    return constant().isPresent();
  }

  public Optional<Value> constant() {
    return row.itself().isPresent() && row.itself().get() instanceof Row.Itself.Constant constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }

  /** Whether values are written one to each path, in order: parts of a name. */
  public boolean oneToEach() {
    return row.from().size() > 1
        && row.take() == Row.Take.EACH
        && row.converter() == Converter.Plain.LINE
        && row.from().stream().allMatch(path -> path.alias().isEmpty());
  }

  /** Whether each value joins a list, and so none takes the place of another. */
  public boolean growsAList() {
    return row.from().getFirst().repeats() || isElementEach();
  }

  /**
   * Whether each value makes an element of its own in the list within which it stands: one that the
   * way in would read otherwise never takes the place of what stands there.
   */
  public boolean isElementEach() {
    return manner.within().isPresent()
        && (row.take() == Row.Take.EACH || !alsoIn)
        && row.from().stream().noneMatch(SourcePath::repeats)
        && !oneToEach();
  }

  public Optional<Converter.Rendered> render(Got got) {
    return row.converter().back(got.node(), got.system()).map(this::surrounded);
  }

  private Converter.Rendered surrounded(Converter.Rendered part) {
    return manner
        .written()
        .map(text -> TextNode.valueOf(text.replace("{}", part.node().asText())))
        .map(node -> new Converter.Rendered(node, part.why()))
        .orElse(part);
  }

  /** Conditions that hold before anything is written, or do not. */
  public List<Condition> before() {
    return row.when().stream().filter(condition -> !isAboutWhatIsWritten(condition)).toList();
  }

  /** Conditions on how the member itself is written: they are about what is written now. */
  public List<Condition> after() {
    return row.when().stream().filter(this::isAboutWhatIsWritten).toList();
  }

  private boolean isAboutWhatIsWritten(Condition condition) {
    return row.from().stream().anyMatch(path -> path.leadsTo(condition.path()))
        && !(condition.expectation() instanceof Condition.Expectation.Stated);
  }
}
