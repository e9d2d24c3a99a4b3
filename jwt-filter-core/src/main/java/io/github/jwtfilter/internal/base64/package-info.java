/**
 * Encodes and decodes base64; edit {@link io.github.jwtfilter.internal.base64.Base64Url} for the parts of tokens, and {@link
 * io.github.jwtfilter.internal.base64.Base64Text} for files, settings and diagnoses.
 */
@NullMarked
package io.github.jwtfilter.internal.base64;

import io.github.jwtfilter.NullMarked;
