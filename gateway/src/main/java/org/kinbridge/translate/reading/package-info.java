/**
 * A national record while it is read: each value with its place, and the account of which list
 * every member ends in.
 */
@NullMarked
package org.kinbridge.translate.reading;

import org.jspecify.annotations.NullMarked;
