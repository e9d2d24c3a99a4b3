/**
 * Extracts the unparsed token from the headers and cookies of a request; to change which token is used, edit
 * {@link io.github.jwtfilter.internal.token.TokenSources}.
 */
@NullMarked
package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.NullMarked;
