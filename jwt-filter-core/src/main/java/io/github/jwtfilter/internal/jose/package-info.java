/**
 * Parses the compact serialization and the JOSE header, and verifies signatures and the strength of keys (RFC 7515, RFC 7518,
 * RFC 8037); to add an algorithm, edit {@link io.github.jwtfilter.internal.jose.JwsAlgorithm} and
 * {@link io.github.jwtfilter.internal.jose.SignatureVerifier}, to change the checks of the header,
 * {@link io.github.jwtfilter.internal.jose.JoseHeader}. Only this package uses java-jwt.
 */
@NullMarked
package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.NullMarked;
