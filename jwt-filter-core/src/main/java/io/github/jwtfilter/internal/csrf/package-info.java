/**
 * Rejects cross-site requests with credentials that browsers send automatically (CSRF); edit
 * {@link io.github.jwtfilter.internal.csrf.CsrfGuard}.
 */
@NullMarked
package io.github.jwtfilter.internal.csrf;

import io.github.jwtfilter.NullMarked;
