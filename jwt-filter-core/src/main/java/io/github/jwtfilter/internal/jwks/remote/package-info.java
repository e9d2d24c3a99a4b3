/**
 * Fetches the keys that an issuer publishes over HTTP, and refreshes them; to change when keys are fetched, edit
 * {@link io.github.jwtfilter.internal.jwks.remote.FetchCoordinator}.
 */
@NullMarked
package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.NullMarked;
