/**
 * Protection against cross-site requests that use the cookie which browsers send automatically; start at {@link
 * io.github.jwtfilter.csrf.CsrfGuard}.
 */
@NullMarked
package io.github.jwtfilter.csrf;

import io.github.jwtfilter.NullMarked;
