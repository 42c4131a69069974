/** One kind of record, compiled whole: from a record of it to a draft. */
@NullMarked
package org.kinbridge.translate.map;

import org.jspecify.annotations.NullMarked;
