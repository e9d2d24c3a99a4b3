/**
 * Fetches the metadata of issuers (OpenID Connect Discovery 1.0, RFC 8414) for their keys and for the login; to change the
 * addresses, edit {@link io.github.jwtfilter.internal.metadata.WellKnown}.
 */
@NullMarked
package io.github.jwtfilter.internal.metadata;

import io.github.jwtfilter.NullMarked;
