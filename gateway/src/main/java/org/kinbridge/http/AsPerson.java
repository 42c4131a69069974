package org.kinbridge.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kinbridge.access.person.Assurance;

/**
 * The method is called only for a person of our own state, by a token in force of the state's
 * provider.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsPerson {
  /** How she must have signed in. */
  Assurance value();
}
