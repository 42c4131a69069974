/**
 * The commitment tree over one record: what left, what is announced as withheld, and what is not,
 * in a tree of fixed size.
 *
 * <p>Trust: whoever has the root and {@link org.kinbridge.sign.withheld.Openings} knows that every
 * scalar of a content and every announced kind was committed to, and learns nothing of the rest,
 * not even how much of it is real. Whoever has {@link org.kinbridge.sign.withheld.Keepsake} can
 * open any of it, so it stays under the child's key. That something is <em>not</em> in a tree
 * cannot be shown.
 *
 * <pre>{@code
 * WithheldTree tree = WithheldTree.of(content, stayed, secret);
 * tree.openings().root(content).equals(Optional.of(tree.root()));
 * }</pre>
 */
@NullMarked
package org.kinbridge.sign.withheld;

import org.jspecify.annotations.NullMarked;
