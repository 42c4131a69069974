/**
 * What an agency asks for, read strictly.
 *
 * <p>Trust: a {@link org.kinbridge.policy.request.Request} is well formed and consistent in itself;
 * that its facts are true is said by the person it names, and whether it may be fulfilled by the
 * policy.
 *
 * <pre>{@code
 * switch (Request.parse(StrictJson.parse(body, Limits.DOCUMENT))) {
 *   case Reading.Accepted(Request request) -> decide(request);
 *   case Reading.Faulty(List<Fault> faults) -> problem(faults);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.request;

import org.jspecify.annotations.NullMarked;
