/**
 * A shared record as elements with paths: what the rules look at and mark.
 *
 * <p>Trust: a reading of a checked record, nothing else; it decides nothing.
 *
 * <pre>{@code
 * Document document = Document.of(record.tree());
 * Resource child = document.child();
 * }</pre>
 */
@NullMarked
package org.kinbridge.policy.element;

import org.jspecify.annotations.NullMarked;
