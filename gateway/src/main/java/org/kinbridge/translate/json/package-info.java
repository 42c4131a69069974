/** Records in JSON, one or one a line, read and written. */
@NullMarked
package org.kinbridge.translate.json;

import org.jspecify.annotations.NullMarked;
