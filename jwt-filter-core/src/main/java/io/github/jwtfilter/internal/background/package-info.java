/** The threads of a guard, for periodic tasks and blocking jobs. The entry point is {@link io.github.jwtfilter.internal.background.BackgroundScheduler}. */
@NullMarked
package io.github.jwtfilter.internal.background;

import io.github.jwtfilter.NullMarked;
