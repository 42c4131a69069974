/**
 * The rules as data: permit rows, element sets, labels, age packs and agreements of {@code
 * profiles/policies}.
 *
 * <p>Trust: a {@link org.kinbridge.policy.pack.PolicyVersion} was read whole and strictly; its
 * digest names exactly what it says. That its numbers are the law is said by the source and date
 * each of them carries.
 *
 * <pre>{@code
 * PolicyVersion version = PolicyVersion.load(Path.of("profiles"));
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.pack;

import org.jspecify.annotations.NullMarked;
