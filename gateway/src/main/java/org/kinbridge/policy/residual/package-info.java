/**
 * The second pass: looks at the exact bytes to be signed and does not believe the first.
 *
 * <p>Trust: it shares no code with the rules or the assembly. It takes which paths were released
 * and which were withheld without a trace, walks record and bytes itself, and knows by its own
 * closed lists what else may stand in a document.
 *
 * <pre>{@code
 * switch (secondPass.over(bytes, evidence)) {
 *   case Finding.Clean(JsonNode read, List<String> coincident) -> check(read);
 *   case Finding.Residue(JsonNode read, List<Finding.Hit> hits) -> ask(hits);
 *   case Finding.Unreadable(Finding.Hit hit) -> hold(hit);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.residual;

import org.jspecify.annotations.NullMarked;
