/**
 * Plans the protection of a web application that is not modified yet: the lines of {@code web.xml}, access rules in place of
 * its security constraints, and a settings file; to add a part of the plan, edit
 * {@link io.github.jwtfilter.internal.plan.DeploymentPlan}.
 */
@NullMarked
package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.NullMarked;
