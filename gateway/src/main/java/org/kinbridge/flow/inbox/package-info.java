/**
 * What came for an authority, read by it alone: as it was signed, in its own format, or joined with
 * the record that it keeps.
 */
@NullMarked
package org.kinbridge.flow.inbox;

import org.jspecify.annotations.NullMarked;
