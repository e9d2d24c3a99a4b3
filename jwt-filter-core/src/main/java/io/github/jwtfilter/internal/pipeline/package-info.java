/**
 * The steps of a decision in their order, their wiring and their lifecycle; to add or reorder a step, edit
 * {@link io.github.jwtfilter.internal.pipeline.Pipeline}, and {@link io.github.jwtfilter.internal.pipeline.GuardFactory} for its wiring.
 */
@NullMarked
package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.NullMarked;
