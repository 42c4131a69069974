/**
 * What every story is told with: which node this is and whom it knows, who asks, the body of the
 * question read with each fault at its place, and the rows that remember what was asked.
 */
@NullMarked
package org.kinbridge.flow.setting;

import org.jspecify.annotations.NullMarked;
