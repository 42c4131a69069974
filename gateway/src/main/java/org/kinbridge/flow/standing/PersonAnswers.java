package org.kinbridge.flow.standing;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.review.Answer;
import org.kinbridge.review.AnswerJson;

/** What persons answered to one disclosure, from registrations that were all sound. */
public record PersonAnswers(List<Answer> answers) {
  public PersonAnswers {
    answers = List.copyOf(answers);
  }

  /**
   * @param disclosure empty where nothing was submitted yet that somebody could have answered
   */
  public static PersonAnswers to(
      Optional<DisclosureId> disclosure, List<Registration> registrations) {
    return new PersonAnswers(
        registrations.stream()
            .filter(one -> one.kind() == Registration.Kind.ANSWER && one.inForce())
            .map(one -> AnswerJson.read(one.body()))
            .filter(answer -> disclosure.equals(Optional.of(answer.disclosure())))
            .toList());
  }

  /** One no is enough, whoever else said yes. */
  public boolean declined() {
    return answers.stream().anyMatch(Answer::isNo);
  }

  public List<Approval> approvals() {
    return answers.stream()
        .filter(answer -> !answer.isNo())
        .map(
            answer ->
                new Approval(
                    answer.decision(),
                    answer.by().person(),
                    answer.by().userRef(),
                    answer.until(),
                    act(answer.said())))
        .toList();
  }

  private static Approval.Act act(Answer.Said said) {
    return said == Answer.Said.BREAKS_GLASS ? Approval.Act.BREAKS_GLASS : Approval.Act.APPROVES;
  }
}
