/**
 * Loads verification keys, selects them by the JOSE header of a token, and revokes them (RFC 7517); to change the selection,
 * edit {@link io.github.jwtfilter.internal.jwks.KeySelector}, to support another form of JWK,
 * {@link io.github.jwtfilter.internal.jwks.JwkParser}.
 */
@NullMarked
package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.NullMarked;
