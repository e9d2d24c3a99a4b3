/**
 * The reasons for which requests and tokens are rejected, as values; start at
 * {@link io.github.jwtfilter.rejection.RejectionReason}.
 */
@NullMarked
package io.github.jwtfilter.rejection;

import io.github.jwtfilter.NullMarked;
