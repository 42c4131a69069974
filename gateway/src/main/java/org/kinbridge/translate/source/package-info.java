/**
 * What every reader of a syntax makes of the bytes of a national record: one tree of objects, lists
 * and texts, and the name of each place.
 *
 * <p>A syntax is a package beside this one with the library it needs. It implements {@link
 * org.kinbridge.translate.source.SourceReader} and knows nothing of maps.
 */
@NullMarked
package org.kinbridge.translate.source;

import org.jspecify.annotations.NullMarked;
