/**
 * What a policy does in every combination of the facts it can tell apart: that each row and each
 * rule can speak, and that no wall gives way.
 *
 * <p>It decides with the real {@link org.kinbridge.policy.Policy} over one record that holds
 * everything a wall protects, and looks at the bytes that would leave. Which facts forbid which
 * words stands in {@code profiles/policies/proof/walls.yaml} and is written without a look at the
 * rules: the two agree only if both are right.
 *
 * <pre>{@code
 * PolicyProof.Result result = PolicyProof.of(version, policy, profile, profiles).run();
 * result.faults().forEach(System.out::println);
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.proof;

import org.jspecify.annotations.NullMarked;
