package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;

/**
 * A person of our own state who proved herself for this one request. Made only by {@link
 * PersonTokens}, from a token in force of the state's own provider; a story in which a person
 * decides takes one, so it cannot be reached without.
 */
public final class AuthenticatedPerson {
  /**
   * Who she is.
   *
   * @param issuer the provider that says so
   * @param subject the provider's own name for her, never given to anybody else
   * @param userRef the name that case systems use for her as the one who acts
   * @param application the program she signed in to
   */
  public record Name(String issuer, String subject, String userRef, String application) {
    public Name {
      requireNonNull(issuer, "issuer is null");
      requireNonNull(subject, "subject is null");
      requireNonNull(userRef, "userRef is null");
      requireNonNull(application, "application is null");
    }
  }

  private final Name name;
  private final AuthorityId authority;
  private final Set<PersonRole> roles;
  private final Assurance assurance;

  AuthenticatedPerson(
      Name name, AuthorityId authority, Set<PersonRole> roles, Assurance assurance) {
    this.name = requireNonNull(name, "name is null");
    this.authority = requireNonNull(authority, "authority is null");
    this.roles = Set.copyOf(roles);
    this.assurance = requireNonNull(assurance, "assurance is null");
  }

  public Name name() {
    return name;
  }

  /** The one authority she belongs to. */
  public AuthorityId authority() {
    return authority;
  }

  /** Who supervises decides nothing of what she supervises, whatever else the provider says. */
  public boolean decides() {
    return roles.contains(PersonRole.APPROVER) && !roles.contains(PersonRole.DPO);
  }

  public boolean supervises() {
    return roles.contains(PersonRole.DPO);
  }

  /** What was asked for when she was let in; never more than she showed. */
  public Assurance assurance() {
    return assurance;
  }

  /** Prints no name. */
  @Override
  public String toString() {
    return "a person of " + authority;
  }
}
