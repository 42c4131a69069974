/** Rows and their seals: what every table that grants or waits has in common. */
package org.kinbridge.store.row;
