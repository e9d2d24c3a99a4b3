/**
 * Keeps other sites from making use of a cookie that the browser sends along by itself; start at
 * {@link io.github.jwtfilter.csrf.CsrfGuard}.
 */
@NullMarked
package io.github.jwtfilter.csrf;

import io.github.jwtfilter.NullMarked;
