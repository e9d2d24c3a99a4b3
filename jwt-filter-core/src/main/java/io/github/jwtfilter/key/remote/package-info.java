/**
 * Keys that an issuer publishes on the network: one fetch, bounded in time and size, and what is made of its answer; start at
 * {@link io.github.jwtfilter.key.remote.KeyFetch}.
 */
@NullMarked
package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.NullMarked;
