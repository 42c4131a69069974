/**
 * A whole register at once: one record at a time is held, and what was done is not done again after
 * a crash.
 *
 * <p>Files that are written hold personal data and are readable by their owner alone; what says why
 * a record was refused names places and reasons, no values.
 */
@NullMarked
package org.kinbridge.cli.bulk;

import org.jspecify.annotations.NullMarked;
