/**
 * CORS: permits pages of other origins to read responses, as configured (Fetch Standard section 3.3); start at
 * {@link io.github.jwtfilter.internal.cors.CorsPolicy}.
 */
@NullMarked
package io.github.jwtfilter.internal.cors;

import io.github.jwtfilter.NullMarked;
