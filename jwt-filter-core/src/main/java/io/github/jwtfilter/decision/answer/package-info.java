/** The responses to rejected requests; start at {@link io.github.jwtfilter.decision.answer.Answers}. */
@NullMarked
package io.github.jwtfilter.decision.answer;

import io.github.jwtfilter.NullMarked;
