package org.kinbridge.access.person;

import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;

/** People for the tests of other packages, which cannot make a proof themselves. */
public final class AnyPerson {
  private AnyPerson() {}

  /** A supervisor of that authority, signed in as a decision asks for. */
  public static AuthenticatedPerson approver(String name, String authority) {
    return of(name, authority, Assurance.STEPPED_UP, PersonRole.APPROVER);
  }

  public static AuthenticatedPerson officer(String name) {
    return of(name, "xc-ministry", Assurance.STEPPED_UP, PersonRole.DPO);
  }

  public static AuthenticatedPerson of(
      String name, String authority, Assurance assurance, PersonRole... roles) {
    return new AuthenticatedPerson(
        new AuthenticatedPerson.Name("https://login.xc.example", "sub-" + name, name, "console"),
        new AuthorityId(authority),
        Set.of(roles),
        assurance);
  }

  /** The same person through another program. */
  public static AuthenticatedPerson through(AuthenticatedPerson person, String application) {
    var name = person.name();
    return new AuthenticatedPerson(
        new AuthenticatedPerson.Name(name.issuer(), name.subject(), name.userRef(), application),
        person.authority(),
        Set.of(PersonRole.APPROVER),
        person.assurance());
  }
}
