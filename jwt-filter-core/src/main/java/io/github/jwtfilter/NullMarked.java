package io.github.jwtfilter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares every type in the annotated package as non-null unless it carries {@code @Nullable}.
 *
 * <p>The checker recognizes the simple name. JSpecify's own annotation names a target that Java 8 does not have, so
 * classes compiled for Java 8 cannot use it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface NullMarked {}
