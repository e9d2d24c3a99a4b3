/**
 * Maps a verified token to its principal and roles; to change the name of the principal, edit
 * {@link io.github.jwtfilter.internal.principal.PrincipalName}, to change the roles,
 * {@link io.github.jwtfilter.internal.principal.RoleMapper}.
 */
@NullMarked
package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.NullMarked;
