package org.kinbridge.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test shows a rule of docs/wire-format.md that says MUST: {@code WIRE-5.6} is rule 6 of
 * section 5. {@code conformance/claims.md} is made of these.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Claim {
  String[] value();
}
