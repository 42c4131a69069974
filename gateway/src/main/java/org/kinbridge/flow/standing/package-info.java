/**
 * What stands about a child: consents, restrictions, determinations, orders, links between cases
 * and answers of persons, read as they are now and as the log says they must be.
 */
@NullMarked
package org.kinbridge.flow.standing;

import org.jspecify.annotations.NullMarked;
