/**
 * One strict way to read JSON, one canonical way to write it, and one plain one.
 *
 * <p>Trust: what {@link org.kinbridge.json.StrictJson} returns is one JSON value in well-formed
 * UTF-8, within the limits of its door, in which no object names a member twice and no text or name
 * holds half a character. It says nothing about what the value means.
 *
 * <pre>{@code
 * JsonNode body = StrictJson.parse(bytes, Limits.WIRE);
 * }</pre>
 */
@NullMarked
package org.kinbridge.json;

import org.jspecify.annotations.NullMarked;
