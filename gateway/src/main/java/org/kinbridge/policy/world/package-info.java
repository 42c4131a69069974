/**
 * A small world in one YAML file: who is who, what was agreed, what the registers hold, what time
 * it is.
 *
 * <p>Trust: none. A world stands in for directories, registers and clock where there is no node: on
 * the command line and in the policy cases. A node never reads one.
 *
 * <pre>{@code
 * World world = World.read(Path.of("world.yaml"), version);
 * Optional<Circumstances> circumstances = world.around(request, Findings.none());
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.world;

import org.jspecify.annotations.NullMarked;
