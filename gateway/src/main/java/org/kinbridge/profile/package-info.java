/**
 * What a shared record is, and the check that this is one.
 *
 * <p>Trust: a {@link org.kinbridge.profile.SharedRecord} obeys every constraint of the shared
 * profiles, closed: nothing in it is outside them. It says nothing about truth, about permission,
 * or about who may see it.
 *
 * <pre>{@code
 * Profile profile = Profile.load(Path.of("profiles"));
 * switch (profile.check(new Draft(tree, Sources.none()))) {
 *   case Conforming(SharedRecord record) -> policy.decide(record, …);
 *   case Violated(List<Violation> violations) -> refuse(violations);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.profile;

import org.jspecify.annotations.NullMarked;
