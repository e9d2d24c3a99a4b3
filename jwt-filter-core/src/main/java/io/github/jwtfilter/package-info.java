/**
 * The guard: the pipeline that decides on a request, and the class that wires it; start at
 * {@link io.github.jwtfilter.JwtGuard}.
 */
@NullMarked
package io.github.jwtfilter;
