/**
 * A record crosses the border, or is only looked at: decided, carried out in one transaction, and
 * shown to its agency for as long as it lives.
 */
@NullMarked
package org.kinbridge.flow.sending;

import org.jspecify.annotations.NullMarked;
