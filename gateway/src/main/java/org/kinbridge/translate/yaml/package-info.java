/** Files of a map read strictly: every fault with file, line and path, all at once. */
@NullMarked
package org.kinbridge.translate.yaml;

import org.jspecify.annotations.NullMarked;
