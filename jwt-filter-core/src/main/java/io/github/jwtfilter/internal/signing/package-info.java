/**
 * Signs the tokens that a program issues: reading of private keys and secrets, their order and validity, and the serialization of
 * header and claims; to change which key signs, edit {@link io.github.jwtfilter.internal.signing.KeyRing}, to accept another form of
 * keys, {@link io.github.jwtfilter.internal.signing.SigningKeyReader}.
 */
@NullMarked
package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.NullMarked;
