/** The threads of a guard, for periodic tasks and blocking jobs. The entry point is {@link io.github.jwtfilter.upkeep.Upkeep}. */
@NullMarked
package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.NullMarked;
