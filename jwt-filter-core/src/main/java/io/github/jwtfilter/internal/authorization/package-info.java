/**
 * Parses the access rules of the settings and decides by them; to change the evaluation of a rule, edit
 * {@link io.github.jwtfilter.internal.authorization.AccessRule}, to change the syntax,
 * {@link io.github.jwtfilter.internal.authorization.RuleText}.
 */
@NullMarked
package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.NullMarked;
