/**
 * Lets pages of other origins read answers, where the settings allow it (CORS, Fetch Standard section 3.3); start at
 * {@link io.github.jwtfilter.cors.CorsPolicy}.
 */
@NullMarked
package io.github.jwtfilter.cors;

import io.github.jwtfilter.NullMarked;
