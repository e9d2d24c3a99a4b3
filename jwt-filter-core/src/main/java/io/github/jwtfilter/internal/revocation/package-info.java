/**
 * Revocation of tokens, sessions, users and keys before the tokens expire; to change how long a revocation is kept, edit
 * {@link io.github.jwtfilter.internal.revocation.Retention}, and for the check of each request
 * {@link io.github.jwtfilter.internal.revocation.RevocationCheck}.
 */
@NullMarked
package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.NullMarked;
