/**
 * HL7 version 2 messages as a source tree: every character of the message stands in the tree, or
 * the message is refused with the segment and field.
 *
 * <p>Trust: bytes from outside. HAPI knows which segments and fields version 2.6 repeats and
 * groups; what it read is counted against the message, since it leaves out what it cannot place.
 * Nothing of its exceptions is passed on: they quote the message. Codes, dates and names are not
 * looked at here; the map says what they mean (docs/mapping.md, HL7 messages).
 *
 * <pre>{@code
 * Source source = new Hl7Reader().read(bytes);
 * source.root().at("/PID/5/0/1");          // family name, first repetition of PID-5
 * source.places().apply("/PID/5/0/1");     // "/PID[1]/5[1]/1"
 * }</pre>
 */
@NullMarked
package org.kinbridge.translate.hl7;

import org.jspecify.annotations.NullMarked;
