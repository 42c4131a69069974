/**
 * Reads our own YAML files strictly: every fault with file, line and path, all at once.
 *
 * <p>Trust: no key is named twice, no key is unknown, no alias or tag changes a value; every scalar
 * is text until its reader gives it a type, so that no word turns into a number or a truth value by
 * itself.
 *
 * <pre>{@code
 * Faults faults = new Faults();
 * YamlMap file = YamlFile.read(path, "ages.yaml", faults).members("packs", "source", "asOf");
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.yaml;

import org.jspecify.annotations.NullMarked;
