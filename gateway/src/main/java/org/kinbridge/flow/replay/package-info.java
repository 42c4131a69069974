/** What a proposed policy would have decided on what was decided before. */
@NullMarked
package org.kinbridge.flow.replay;

import org.jspecify.annotations.NullMarked;
