/**
 * The human yes or no on what policy held: what waits for a person, what a person answered, and who
 * may answer.
 *
 * <p>Trust: an answer is registered about the child like a consent, under a seal and counted, and
 * with its ledger entry; a {@link org.kinbridge.review.Hold} is a line of work and grants nothing.
 * Who deletes, alters or puts back either makes something wait or end, never leave.
 *
 * <pre>{@code
 * switch (FourEyes.check(reviewer, asked, answers)) {
 *   case SECOND_PERSON -> register(answer);
 *   case ASKED_HERSELF, ASKED_BY_THAT_PROGRAM -> refuse(Reason.SAME_PERSON);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.review;

import org.jspecify.annotations.NullMarked;
