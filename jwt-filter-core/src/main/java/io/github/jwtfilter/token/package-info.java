/**
 * The token before anything of it is believed: where it stands in a request, its shape and its header; start at {@link io.github.jwtfilter.token.CompactToken}.
 */
@NullMarked
package io.github.jwtfilter.token;

import io.github.jwtfilter.NullMarked;
