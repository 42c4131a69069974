package org.kinbridge.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kinbridge.access.RequestRate;

/** Each client may call the method only so often; then it answers 429 with the time to wait. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Counted {
  RequestRate.Door value();
}
