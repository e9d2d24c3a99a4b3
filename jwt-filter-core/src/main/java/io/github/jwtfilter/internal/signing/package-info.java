/**
 * Signs the tokens that a program issues: reading of private keys and secrets, and the serialization of header and claims;
 * to accept another form of keys, edit {@link io.github.jwtfilter.internal.signing.SigningKeyReader}.
 */
@NullMarked
package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.NullMarked;
