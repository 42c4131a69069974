package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Personal;

/** What became of a referral and its form. */
public sealed interface Composed {

  /**
   * A request that states everything its route asks for.
   *
   * @param identities what the node is told first of who the child is
   * @param said what it is told then of the family's answers
   */
  record Whole(Personal<ObjectNode> request, List<Personal<ObjectNode>> identities, List<Said> said)
      implements Composed {
    public Whole {
      requireNonNull(request, "request is null");
      identities = List.copyOf(identities);
      said = List.copyOf(said);
    }
  }

  /**
   * @param sentences what is open, for the case worker
   */
  record Lacking(List<String> sentences) implements Composed {
    public Lacking {
      sentences = List.copyOf(sentences);
    }
  }

  /** The configuration makes a request that no node can read: the operator mends it. */
  record Misconfigured(List<Fault> faults) implements Composed {
    public Misconfigured {
      faults = List.copyOf(faults);
    }
  }
}
