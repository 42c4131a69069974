/**
 * The words of a disclosure: ids, purposes, facts, reasons. No behaviour beyond being well formed.
 *
 * <p>Trust: a value of these types is well formed, nothing more. That a purpose is lawful, a fact
 * true or an id known is said by the stage that hands it on.
 *
 * <pre>{@code
 * NodeId node = new NodeId("XA");
 * Personal<String> name = Personal.of("name", "…");
 * log.info("translated {}", name);           // prints: translated <name>
 * }</pre>
 */
@NullMarked
package org.kinbridge.disclosure;

import org.jspecify.annotations.NullMarked;
