/**
 * Extraction and parsing of tokens before verification: sources in a request, the compact serialization and the JOSE
 * header; start at {@link io.github.jwtfilter.internal.jose.CompactToken}.
 */
@NullMarked
package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.NullMarked;
