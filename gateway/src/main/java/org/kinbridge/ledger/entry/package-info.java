/**
 * What is recorded: one common part that says nothing about any child and one part a child, as
 * bytes, sealed, opened, and bound to the leaf that commits to it.
 */
@NullMarked
package org.kinbridge.ledger.entry;

import org.jspecify.annotations.NullMarked;
