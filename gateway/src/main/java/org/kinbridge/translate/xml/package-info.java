/**
 * National records in XML, read by the JDK's StAX with everything switched off that reaches outside
 * the document or makes more of it than it is: no document type, no entity, no inclusion.
 */
@NullMarked
package org.kinbridge.translate.xml;

import org.jspecify.annotations.NullMarked;
