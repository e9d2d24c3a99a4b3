/**
 * Parses untrusted JSON and rejects all input that parsers interpret differently (RFC 8259); to change the grammar, edit
 * {@link io.github.jwtfilter.internal.json.JsonReader}.
 */
@NullMarked
package io.github.jwtfilter.internal.json;

import io.github.jwtfilter.NullMarked;
