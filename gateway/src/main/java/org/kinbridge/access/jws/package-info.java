/**
 * Signed tokens in compact form, read so that only one spelling of each exists, and their claims by
 * exact type.
 *
 * <p>Nothing that is read here is believed: who reads verifies the signature with a key chosen by
 * itself.
 */
@NullMarked
package org.kinbridge.access.jws;

import org.jspecify.annotations.NullMarked;
