/**
 * A strict parser for untrusted JSON, which rejects all input that parsers interpret differently. The entry point is
 * {@link io.github.jwtfilter.internal.json.StrictJson}.
 */
@NullMarked
package io.github.jwtfilter.internal.json;

import io.github.jwtfilter.NullMarked;
