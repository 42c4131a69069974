/**
 * National records as lines of a delimited file, read by the names of their header.
 *
 * <p>FastCSV finds fields and lines; what is an encoding, a header and a record is decided here.
 */
@NullMarked
package org.kinbridge.translate.csv;

import org.jspecify.annotations.NullMarked;
