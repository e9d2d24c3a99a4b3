/**
 * Keys that an issuer publishes over HTTP: fetches limited in time and size, their schedule, and the published keys. The entry
 * point is {@link io.github.jwtfilter.internal.jwks.remote.KeyFetch}.
 */
@NullMarked
package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.NullMarked;
