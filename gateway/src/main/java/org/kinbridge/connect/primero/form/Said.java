package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.kinbridge.disclosure.Personal;

/** What one person answered when the family was asked, as a row of the form notes it. */
public sealed interface Said {
  /** How the register is told that it was a row of this form. */
  String ROW = "primero:";

  static boolean isReference(String text) {
    return text.startsWith(ROW);
  }

  /** Of the row in the case. */
  String place();

  /**
   * A yes that nobody took back.
   *
   * @param reference by which the register finds the row again
   */
  record Yes(String reference, String place, Personal<ObjectNode> consent) implements Said {
    public Yes {
      requireNonNull(reference, "reference is null");
      requireNonNull(place, "place is null");
      requireNonNull(consent, "consent is null");
    }
  }

  /**
   * A no, or a yes that was taken back.
   *
   * @param reference by which the register finds the row again
   * @param withdrawnOn when it was taken back; empty for a no, and where that day is not read
   * @param refusal what is registered where there is no yes to withdraw; empty where the row does
   *     not say all that a refusal needs
   */
  record No(
      String reference,
      String place,
      Optional<LocalDate> withdrawnOn,
      Optional<Personal<ObjectNode>> refusal)
      implements Said {
    public No {
      requireNonNull(reference, "reference is null");
      requireNonNull(place, "place is null");
      requireNonNull(withdrawnOn, "withdrawnOn is null");
      requireNonNull(refusal, "refusal is null");
    }
  }

  /** A no of which nothing can be told the register: its row has no id. */
  record Nameless(String place) implements Said {
    public Nameless {
      requireNonNull(place, "place is null");
    }
  }
}
