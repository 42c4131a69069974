/**
 * What may leave, to whom, why; minimised; deny unless a row permits.
 *
 * <p>Trust: {@link org.kinbridge.policy.Permitted} is the proof that a permit row, every wall, the
 * consent tier and both passes of minimisation agreed on exactly its bytes. A decision depends on
 * record, request, circumstances and policy version only; the same four give the same decision
 * digest.
 *
 * <pre>{@code
 * switch (policy.decide(record, request, circumstances)) {
 *   case Permitted permitted -> sign(permitted);
 *   case Held held -> keep(held.explanation());
 *   case Refused refused -> problem(refused.reason(), refused.explanation());
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy;

import org.jspecify.annotations.NullMarked;
