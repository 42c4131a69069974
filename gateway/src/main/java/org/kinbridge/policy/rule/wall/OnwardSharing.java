package org.kinbridge.policy.rule.wall;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R20: what another state disclosed was disclosed to us. It goes on only where the law compels, and
 * then its originator is told first.
 *
 * <p>WARNING: it knows a received document by who wrote, keeps or assembled it. What an agency took
 * over into its own record is its own word.
 */
public final class OnwardSharing implements Gate {
  static final String TOLD = "originator-notice";
  private static final Set<LegalBasis> COMPELS =
      EnumSet.of(LegalBasis.LEGAL_OBLIGATION, LegalBasis.COURT_ORDER);

  @Override
  public String id() {
    return "R20";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (!isForeign(situation)) {
      return Verdict.passed();
    }
    if (situation.request().legalBasis().filter(COMPELS::contains).isEmpty()) {
      return Verdict.refuses(Reason.ONWARD_SHARING, "/record/content");
    }
    boolean told =
        situation.request().basis().evidence().stream()
            .anyMatch(paper -> paper.type().equals(TOLD));
    return told
        ? Verdict.passed()
        : Verdict.asks(
            Reason.ORIGINATOR_NOT_TOLD,
            "/basis/evidence",
            "tell the state that disclosed it, and refer to that notice as " + TOLD);
  }

  private static boolean isForeign(Situation situation) {
    String ours = situation.sender().node().value();
    for (String address : makers(situation.document())) {
      Optional<Resource> maker = situation.document().at(address);
      if (maker.isPresent() && !maker.get().identifier("node").equals(ours)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> makers(Document document) {
    List<String> makers = new ArrayList<>(document.summary().references("author"));
    makers.add(document.summary().reference("custodian"));
    for (Resource provenance : document.resources("cp-provenance")) {
      for (Element agent : provenance.root().children("agent")) {
        makers.add(agent.node().path("who").path("reference").asText(""));
      }
    }
    return makers;
  }
}
