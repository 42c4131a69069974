package org.kinbridge.http.person;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.http.Call;
import org.kinbridge.http.Plain;
import org.kinbridge.http.Problem;

/** Which part of a list of work somebody asks for. */
record PageOfWork(Optional<DisclosureId> after, int most) {
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final Problem WRONG =
      Problem.of(
          List.of(
              new Fault(
                  Reason.INVALID_VALUE, "?after or ?most", "an id of the list, and 1 to " + MOST)));

  PageOfWork {
    requireNonNull(after, "after is null");
  }

  /** Of the query as it stands, a parameter that is not there being null. */
  private static Optional<PageOfWork> of(String after, String most) {
    Optional<Integer> wanted = most == null ? Optional.of(USUAL) : Plain.number(most, 1, MOST);
    return after != null && !Plain.isId(after)
        ? Optional.empty()
        : wanted.map(
            number ->
                new PageOfWork(
                    Optional.ofNullable(after).map(UUID::fromString).map(DisclosureId::new),
                    number));
  }

  /** The part of the list, or what is wrong with the question for it. */
  static Response answer(
      Call call, String after, String most, Function<PageOfWork, ObjectNode> list) {
    return of(after, most)
        .map(page -> call.answer(200, list.apply(page)))
        .orElseGet(() -> call.problem(WRONG));
  }
}
