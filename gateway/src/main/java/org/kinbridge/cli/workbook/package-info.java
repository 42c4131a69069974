/** A map as a workbook that people sign who do not read maps. */
@NullMarked
package org.kinbridge.cli.workbook;

import org.jspecify.annotations.NullMarked;
