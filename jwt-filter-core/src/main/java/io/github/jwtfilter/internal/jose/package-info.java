/**
 * Signature algorithms (RFC 7518 section 3, RFC 8037), validation of key strength, and the only use of java-jwt. The entry
 * point is {@link io.github.jwtfilter.internal.jose.SignatureVerifier}.
 */
@NullMarked
package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.NullMarked;
