/** FHIR's primitive types: which texts are one, and what may be asked of them. */
@NullMarked
package org.kinbridge.profile.primitive;

import org.jspecify.annotations.NullMarked;
