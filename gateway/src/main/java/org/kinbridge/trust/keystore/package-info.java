/** Our own keys as a whole: made, held in memory, presented in TLS. */
@NullMarked
package org.kinbridge.trust.keystore;

import org.jspecify.annotations.NullMarked;
