/**
 * Many disclosures at once: each line read, rehearsed, and sent as if it came by itself; siblings
 * together or not at all.
 */
@NullMarked
package org.kinbridge.flow.batch;

import org.jspecify.annotations.NullMarked;
