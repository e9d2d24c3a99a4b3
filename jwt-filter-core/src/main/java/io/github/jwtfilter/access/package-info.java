/** Authorization by the access rules of the settings; start at {@link io.github.jwtfilter.access.AccessRules}. */
@NullMarked
package io.github.jwtfilter.access;

import io.github.jwtfilter.NullMarked;
