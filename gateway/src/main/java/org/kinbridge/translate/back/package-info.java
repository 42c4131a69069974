/**
 * From a shared document into a national record: what it writes, what it leaves as it was, and the
 * account of each element.
 */
@NullMarked
package org.kinbridge.translate.back;

import org.jspecify.annotations.NullMarked;
