/** The rows of a map, compiled: what members of a record become, and when. */
@NullMarked
package org.kinbridge.translate.row;

import org.jspecify.annotations.NullMarked;
