/**
 * Turns a token into a verified one, or says why not; start at {@link io.github.jwtfilter.verify.TokenVerifier}.
 */
@NullMarked
package io.github.jwtfilter.verify;

import io.github.jwtfilter.NullMarked;
