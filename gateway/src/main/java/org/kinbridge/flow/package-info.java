/**
 * The stories: each class reads as a paragraph that names the stages in the order in which they
 * happen.
 *
 * <p>Trust: a story takes who asks as a proof type and answers with a value for every outcome that
 * is not our own fault. An exception from here means broken infrastructure or a defect, and that
 * nothing was promised to the caller.
 *
 * <pre>{@code
 * switch (sendDisclosure.submit(client, id, body)) {
 *   case Accepted accepted -> respond(202, accepted.explanation());
 *   case Faulty faulty -> problem(422, faulty.faults());
 *   …
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.flow;

import org.jspecify.annotations.NullMarked;
