/** What the ledger is told at start of the policy, keys and partners in force. */
@NullMarked
package org.kinbridge.flow.announce;

import org.jspecify.annotations.NullMarked;
