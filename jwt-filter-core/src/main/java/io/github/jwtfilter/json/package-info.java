/**
 * A strict parser for untrusted JSON, which rejects all input that parsers interpret differently. The entry point is
 * {@link io.github.jwtfilter.json.StrictJson}.
 */
@NullMarked
package io.github.jwtfilter.json;

import io.github.jwtfilter.NullMarked;
