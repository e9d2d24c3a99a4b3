/**
 * Limits the signature checks of tokens that are not cached: in total, for each client, and for tokens that have failed before;
 * start at {@link io.github.jwtfilter.internal.flood.FloodLimits}.
 */
@NullMarked
package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.NullMarked;
