/**
 * Verifies tokens, and caches verified ones (RFC 7519 section 7.2, RFC 8725); to add a claim check, edit
 * {@link io.github.jwtfilter.internal.verify.ClaimChecks}, to change the order of verification,
 * {@link io.github.jwtfilter.internal.verify.TokenVerifier}.
 */
@NullMarked
package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.NullMarked;
