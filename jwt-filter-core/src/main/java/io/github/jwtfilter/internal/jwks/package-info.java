/**
 * Verification keys: loading, selection by the header of a token, and revocation. The entry point is
 * {@link io.github.jwtfilter.internal.jwks.KeySource}.
 */
@NullMarked
package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.NullMarked;
