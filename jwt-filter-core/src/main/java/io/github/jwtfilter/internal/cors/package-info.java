/**
 * Responds to CORS preflights and adds CORS headers (Fetch Standard section 3.3); to change which origins may read responses,
 * edit {@link io.github.jwtfilter.internal.cors.CorsPolicy}.
 */
@NullMarked
package io.github.jwtfilter.internal.cors;

import io.github.jwtfilter.NullMarked;
