/**
 * The rollout report of report-only mode: which requests would be rejected, counted by reason, rule and path. To change the
 * conditions for {@code mode = enforce}, edit {@link io.github.jwtfilter.internal.rollout.RolloutVerdict}; to change the format of the lines in the log,
 * {@link io.github.jwtfilter.internal.rollout.ReportLines}.
 */
@NullMarked
package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.NullMarked;
