package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.vault.Transaction;

/** The events of each authority, in one order that never changes behind a reader's cursor. */
public interface Events {

  /** Where a reader stands: opaque to it. */
  record Cursor(String value) {
    // 18 digits: more than any store counts to, and never more than a long holds
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,18}\\.[0-9]{1,18}");
    public static final Cursor START = new Cursor("0.0");

    public Cursor {
      requireNonNull(value, "value is null");
      if (!SHAPE.matcher(value).matches()) {
        throw new IllegalArgumentException("an event cursor is two numbers");
      }
    }

    /** Empty where the text is not a cursor. */
    public static Optional<Cursor> parse(String text) {
      return SHAPE.matcher(text).matches() ? Optional.of(new Cursor(text)) : Optional.empty();
    }
  }

  /** An event and the cursor that comes after it. */
  record Numbered(Cursor cursor, Event event) {}

  /** Adds an event; it becomes visible when the transaction is committed. */
  void add(Transaction transaction, Event event);

  /**
   * What came after the cursor, oldest first. An event never appears later before a cursor already
   * given out, whichever order the transactions end in.
   */
  List<Numbered> after(Transaction transaction, AuthorityId authority, Cursor cursor, int most);
}
