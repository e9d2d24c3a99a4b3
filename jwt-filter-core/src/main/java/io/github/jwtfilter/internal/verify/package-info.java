/**
 * Verifies tokens: returns a verified token, or the reason for its rejection; start at
 * {@link io.github.jwtfilter.internal.verify.TokenVerifier}.
 */
@NullMarked
package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.NullMarked;
