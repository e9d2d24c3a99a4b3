/**
 * Verification keys: loading, selection by the header of a token, and revocation. The entry point is
 * {@link io.github.jwtfilter.key.KeySource}.
 */
@NullMarked
package io.github.jwtfilter.key;

import io.github.jwtfilter.NullMarked;
