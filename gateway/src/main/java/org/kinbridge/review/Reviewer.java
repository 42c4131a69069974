package org.kinbridge.review;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.policy.request.Request;

/**
 * Who answered, as it is remembered. It proves nothing: stories take an authenticated person.
 *
 * @param subject the provider's name for her
 * @param userRef the name that requests use for her
 * @param application the program she signed in to
 */
public record Reviewer(
    String issuer, String subject, String userRef, String application, AuthorityId authority) {
  public Reviewer {
    requireNonNull(issuer, "issuer is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(userRef, "userRef is null");
    requireNonNull(application, "application is null");
    requireNonNull(authority, "authority is null");
  }

  /** The same however and wherever she signs in. */
  public String person() {
    return issuer + "#" + subject;
  }

  public boolean isSamePerson(Reviewer other) {
    return person().equals(other.person())
        || Request.folded(userRef).equals(Request.folded(other.userRef));
  }
}
