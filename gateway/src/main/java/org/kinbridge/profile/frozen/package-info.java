/** Trees that nobody changes: what a shared record hands out. */
@NullMarked
package org.kinbridge.profile.frozen;

import org.jspecify.annotations.NullMarked;
