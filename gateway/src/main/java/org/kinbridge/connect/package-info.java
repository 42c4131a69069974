/**
 * A case system that cannot speak for itself is spoken for: as one more agency of its own state,
 * through the doors that every agency uses.
 *
 * <p>Trust: what runs here holds no key of the node and sees none of its rows; it may do what any
 * registered client may. A {@link org.kinbridge.connect.Line} leads to a server whose certificate
 * was verified against what the operator trusts and whose name matched; there is no way to switch
 * that off. What comes back over it is limited in size and time and read strictly, and nothing is
 * concluded from silence.
 *
 * <pre>{@code
 * NodeDoor node = new NodeDoor(line, new NodeTokens(line, account, clock, ids));
 * switch (node.preview(id, request)) { … }
 * }</pre>
 */
@NullMarked
package org.kinbridge.connect;

import org.jspecify.annotations.NullMarked;
