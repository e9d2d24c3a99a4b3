/**
 * Keys that an issuer publishes over HTTP: fetches limited in time and size, their schedule, and the published keys. The entry
 * point is {@link io.github.jwtfilter.key.remote.KeyFetch}.
 */
@NullMarked
package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.NullMarked;
