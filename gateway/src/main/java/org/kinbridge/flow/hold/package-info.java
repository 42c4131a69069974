/**
 * What policy held waits for persons: shown, answered, let go by one person in danger, reviewed,
 * taken back by its agency, ended in time.
 */
@NullMarked
package org.kinbridge.flow.hold;

import org.jspecify.annotations.NullMarked;
