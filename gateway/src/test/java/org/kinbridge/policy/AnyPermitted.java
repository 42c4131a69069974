package org.kinbridge.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.SetAside;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;

/** What policy would have permitted, for tests of the stages after it: from XC to XA. */
public final class AnyPermitted {
  private AnyPermitted() {}

  public static Permitted of(
      byte[] content, Purpose purpose, Urgency urgency, ChildRef... children) {
    return of(content, new Stayed(List.of(), List.of()), purpose, urgency, children);
  }

  /** With what did not leave. */
  public static Permitted of(
      byte[] content, Stayed stayed, Purpose purpose, Urgency urgency, ChildRef... children) {
    Permitted.Terms terms =
        new Permitted.Terms(
            MessageKind.NOTIFY,
            purpose,
            LegalBasis.CONSENT,
            urgency,
            Sha256.of("policy"),
            Ground.agreed("xa-xc-2026"));
    return of(content, stayed, terms, children);
  }

  /** A danger for which somebody set the agreement aside. */
  public static Permitted setAside(byte[] content, SetAside who, ChildRef... children) {
    Permitted.Terms terms =
        new Permitted.Terms(
            MessageKind.NOTIFY,
            Purpose.EMERGENCY,
            LegalBasis.TREATY_DUTY_TO_INFORM,
            Urgency.STAT,
            Sha256.of("policy"),
            new Ground(Optional.empty(), Optional.of(who)));
    return of(content, new Stayed(List.of(), List.of()), terms, children);
  }

  private static Permitted of(
      byte[] content, Stayed stayed, Permitted.Terms terms, ChildRef... children) {
    Authority sending =
        new Authority(new AuthorityId("xc-mosa"), "Ministry", AuthorityRole.CHILD_WELFARE);
    Authority receiving =
        new Authority(
            new AuthorityId("xa-central-authority"), "Central", AuthorityRole.CENTRAL_AUTHORITY);
    return new Permitted(
        content,
        new Later<>(() -> stayed),
        terms,
        new Sender(new NodeId("XC"), sending, sending),
        new Recipient(new NodeId("XA"), receiving, "1"),
        Set.of(children),
        new Later<>(() -> said(receiving, terms)));
  }

  private static Explanation said(Authority receiving, Permitted.Terms terms) {
    return new Explanation(
        Explanation.Outcome.PERMIT,
        Optional.empty(),
        Optional.<Instant>empty(),
        new Explanation.Addressee(receiving.id(), Optional.of(receiving.role()), Optional.of("1")),
        new Explanation.Rulebook(terms.policy(), terms.ground().agreement(), Optional.empty()),
        List.of(),
        List.of(),
        Explanation.Elements.none(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Explanation.Sight.nothing());
  }
}
