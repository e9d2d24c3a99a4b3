/**
 * JSON that comes from outside, read so strictly that two readers cannot understand it differently; start at
 * {@link io.github.jwtfilter.json.StrictJson}.
 */
@NullMarked
package io.github.jwtfilter.json;

import io.github.jwtfilter.NullMarked;
