/**
 * What may leave no longer: what waits ends, and what left is recalled until its recipient signed
 * what it did.
 */
@NullMarked
package org.kinbridge.flow.stop;

import org.jspecify.annotations.NullMarked;
