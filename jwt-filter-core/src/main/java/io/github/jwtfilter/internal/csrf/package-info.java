/**
 * Protection against cross-site requests that use the cookie which browsers send automatically; start at {@link
 * io.github.jwtfilter.internal.csrf.CsrfGuard}.
 */
@NullMarked
package io.github.jwtfilter.internal.csrf;

import io.github.jwtfilter.NullMarked;
