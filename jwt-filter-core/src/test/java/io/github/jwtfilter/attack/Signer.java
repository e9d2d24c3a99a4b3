package io.github.jwtfilter.attack;

/** Creates the signature of a token. */
@FunctionalInterface
interface Signer {
    byte[] sign(byte[] input) throws Exception;
}
