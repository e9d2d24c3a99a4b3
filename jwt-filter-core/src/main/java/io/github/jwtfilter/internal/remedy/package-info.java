/**
 * Symptom, cause and remedy of each rejection reason, and the causes that can be recognized, for the command line, the log and
 * docs/rejection-reasons.md. To change the text of a reason, edit {@link io.github.jwtfilter.internal.remedy.RequestHelp},
 * {@link io.github.jwtfilter.internal.remedy.TokenHelp} or {@link io.github.jwtfilter.internal.remedy.ClaimHelp}; to add a cause,
 * one of the classes that {@link io.github.jwtfilter.internal.remedy.Causes} lists.
 */
@NullMarked
package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.NullMarked;
