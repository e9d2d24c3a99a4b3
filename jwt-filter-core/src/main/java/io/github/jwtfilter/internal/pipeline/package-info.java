/**
 * Decides on requests by a sequence of steps, and creates, starts and closes the components of a guard; to add or reorder a
 * step, edit {@link io.github.jwtfilter.internal.pipeline.Pipeline}, to change the wiring,
 * {@link io.github.jwtfilter.internal.pipeline.GuardFactory}.
 */
@NullMarked
package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.NullMarked;
