/**
 * Symptom, cause and remedy of each rejection reason, for the command line, the log and docs/rejection-reasons.md; to change
 * the text of a reason, edit {@link io.github.jwtfilter.internal.remedy.RequestHelp},
 * {@link io.github.jwtfilter.internal.remedy.TokenHelp} or {@link io.github.jwtfilter.internal.remedy.ClaimHelp}.
 */
@NullMarked
package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.NullMarked;
