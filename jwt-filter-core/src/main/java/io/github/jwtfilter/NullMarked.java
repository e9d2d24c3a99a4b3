package io.github.jwtfilter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that in the marked package every type is non-null unless it carries {@code @Nullable}.
 *
 * <p>The checker recognises the simple name. JSpecify's own annotation names a target that Java 8 does not know, and so
 * cannot be used by classes that are compiled for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface NullMarked {}
