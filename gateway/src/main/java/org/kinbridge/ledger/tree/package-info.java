/**
 * The tree of RFC 6962: heads, nodes, ranges and the proofs over them. It needs no storage and
 * trusts none.
 */
@NullMarked
package org.kinbridge.ledger.tree;

import org.jspecify.annotations.NullMarked;
