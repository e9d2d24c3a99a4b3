/** Authorization by the access rules of the settings; start at {@link io.github.jwtfilter.internal.authorization.AccessRules}. */
@NullMarked
package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.NullMarked;
