/**
 * The API for programs: {@link io.github.jwtfilter.JwtGuard} and the types in its signatures. Everything in packages below
 * {@code internal} may change with any version.
 */
@NullMarked
package io.github.jwtfilter;
