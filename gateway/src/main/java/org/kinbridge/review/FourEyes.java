package org.kinbridge.review;

import java.util.Set;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.policy.request.Request;

/** Whether somebody is a second person for a request. */
public enum FourEyes {
  SECOND_PERSON,
  /** She had a part in the request, by one of her names. */
  ASKED_HERSELF,
  /** The very program that asked speaks for her: nobody can tell whether she is there. */
  ASKED_BY_THAT_PROGRAM;

  /**
   * @param people everybody whom the request names as having had a part in it, {@link
   *     Request#folded}
   * @param client the program that sent it
   */
  public static FourEyes check(Reviewer reviewer, Set<String> people, ClientId client) {
    if (people.contains(Request.folded(reviewer.userRef()))
        || people.contains(Request.folded(reviewer.subject()))) {
      return ASKED_HERSELF;
    }
    return reviewer.application().equals(client.value()) ? ASKED_BY_THAT_PROGRAM : SECOND_PERSON;
  }
}
