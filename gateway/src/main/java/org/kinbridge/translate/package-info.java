/**
 * National record to shared record: nothing is dropped or defaulted silently.
 *
 * <p>Trust: a {@link org.kinbridge.translate.map.Translation} is a claim, not a proof: only the
 * profile's check makes a shared record of its draft. What this package promises is the account:
 * every member that the national record states is named in exactly one list of the {@link
 * org.kinbridge.translate.reading.Report}, and every element of the draft names where it came from.
 * No Java here knows a national format: a format is a map under {@code profiles/national}, compiled
 * at start-up (docs/mapping.md).
 *
 * <pre>{@code
 * Translator translator = Translator.load(Path.of("profiles"));
 * switch (translator.translate(record, resolutions, origin)) {
 *   case Translated(Draft draft, var facts, var questions, var report) -> profile.check(draft);
 *   case Incomplete(var questions, var report, var unfinished) -> hold(questions);
 *   case Refused(var faults, var report) -> refuse(faults);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.translate;

import org.jspecify.annotations.NullMarked;
