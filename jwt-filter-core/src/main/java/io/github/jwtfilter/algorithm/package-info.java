/**
 * The signature algorithms (RFC 7518 section 3, RFC 8037), which keys are fit for them, and the only place that touches
 * java-jwt; start at {@link io.github.jwtfilter.algorithm.SignatureVerifier}.
 */
@NullMarked
package io.github.jwtfilter.algorithm;

import io.github.jwtfilter.NullMarked;
