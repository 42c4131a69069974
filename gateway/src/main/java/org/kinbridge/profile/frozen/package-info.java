/**
 * Trees that nobody changes: what a shared record hands out, and what is read of bytes to be
 * signed.
 */
@NullMarked
package org.kinbridge.profile.frozen;

import org.jspecify.annotations.NullMarked;
