/**
 * Papers as they look: a PDF is printed to pictures, page by page, in a process of its own.
 *
 * <p>Trust: nobody. The bytes come from anybody and may be made to break what reads them; the
 * process that reads them has little memory, little time, no environment and nothing to find, and
 * what it answers is checked as if a stranger had sent it.
 *
 * <pre>{@code
 * Optional<List<byte[]>> pages = new PaperPrinter(java, deadline).pages(pdf);
 * }</pre>
 */
@NullMarked
package org.kinbridge.print;

import org.jspecify.annotations.NullMarked;
