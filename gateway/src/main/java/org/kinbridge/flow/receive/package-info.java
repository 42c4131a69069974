/**
 * A partner's message comes in: opened, known again, judged, kept with its receipt, or answered
 * with the reason why not.
 */
@NullMarked
package org.kinbridge.flow.receive;

import org.jspecify.annotations.NullMarked;
