/**
 * One strict way to read JSON and one canonical way to write it.
 *
 * <p>Trust: what {@link org.kinbridge.json.StrictJson} returns is one JSON value in well-formed
 * UTF-8, within the limits of its door, in which no object names a member twice. It says nothing
 * about what the value means.
 *
 * <pre>{@code
 * JsonNode body = StrictJson.parse(bytes, Limits.of(1 << 20, 32));
 * }</pre>
 */
@NullMarked
package org.kinbridge.json;

import org.jspecify.annotations.NullMarked;
