/**
 * Runs the periodic tasks and blocking jobs of a guard in daemon threads; to change threads or their shutdown, edit
 * {@link io.github.jwtfilter.internal.background.BackgroundScheduler}.
 */
@NullMarked
package io.github.jwtfilter.internal.background;

import io.github.jwtfilter.NullMarked;
