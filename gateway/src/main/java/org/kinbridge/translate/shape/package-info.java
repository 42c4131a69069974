/**
 * The kinds of resource that every format fills, and how one is written into the draft or read
 * back.
 */
@NullMarked
package org.kinbridge.translate.shape;

import org.jspecify.annotations.NullMarked;
