/**
 * What agencies register about a child and lift again. Each change decides again on all that waits
 * about that child.
 */
@NullMarked
package org.kinbridge.flow.register;

import org.jspecify.annotations.NullMarked;
