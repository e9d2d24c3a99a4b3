/**
 * The threads of a guard: what is done once in a while, and what may block; start at
 * {@link io.github.jwtfilter.upkeep.Upkeep}.
 */
@NullMarked
package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.NullMarked;
