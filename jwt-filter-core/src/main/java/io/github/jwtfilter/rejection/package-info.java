/**
 * Why a request or a token is refused, as values; start at {@link io.github.jwtfilter.rejection.RejectionReason}.
 */
@NullMarked
package io.github.jwtfilter.rejection;

import io.github.jwtfilter.NullMarked;
