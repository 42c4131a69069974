/**
 * What may be tried without a child: a record translated, a document checked, a world rehearsed, a
 * policy proved. Nothing is kept and nothing leaves.
 */
@NullMarked
package org.kinbridge.flow.trial;

import org.jspecify.annotations.NullMarked;
