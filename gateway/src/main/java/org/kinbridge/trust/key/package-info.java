/**
 * Keys one by one: their algorithms, names and forms. A private one is an operation and a secret
 * prints nothing.
 */
@NullMarked
package org.kinbridge.trust.key;

import org.jspecify.annotations.NullMarked;
