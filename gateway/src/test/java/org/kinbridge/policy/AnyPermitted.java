package org.kinbridge.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Purpose;
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
    Authority sending =
        new Authority(new AuthorityId("xc-mosa"), "Ministry", AuthorityRole.CHILD_WELFARE);
    Authority receiving =
        new Authority(
            new AuthorityId("xa-central-authority"), "Central", AuthorityRole.CENTRAL_AUTHORITY);
    Sha256 policy = Sha256.of("policy");
    return new Permitted(
        content,
        stayed,
        new Permitted.Terms(
            MessageKind.NOTIFY, purpose, LegalBasis.CONSENT, urgency, policy, "xa-xc-2026"),
        new Sender(new NodeId("XC"), sending, sending),
        new Recipient(new NodeId("XA"), receiving, "1"),
        Set.of(children),
        new Explanation(
            Explanation.Outcome.PERMIT,
            Optional.empty(),
            Optional.<Instant>empty(),
            new Explanation.Addressee(
                receiving.id(), Optional.of(receiving.role()), Optional.of("1")),
            new Explanation.Rulebook(policy, Optional.of("xa-xc-2026"), Optional.empty()),
            List.of(),
            List.of(),
            Explanation.Elements.none(),
            List.of(),
            List.of(),
            Optional.empty(),
            Explanation.Sight.nothing()));
  }
}
