/**
 * From the bytes of a request to the decision on it: the first one, the one after a person's answer
 * and the one at release are made by the same steps.
 */
@NullMarked
package org.kinbridge.flow.deciding;

import org.jspecify.annotations.NullMarked;
