package io.github.jwtfilter.internal.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text that operators see in a JMX client: of a bean, at its interface; of an attribute, at its getter; of an operation, or of a parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@interface Description {
    /** Returns the text: sentences. */
    String value();
}
