package io.github.jwtfilter.key;

/** Where the verifier gets the keys of an issuer from. */
public interface KeySource {
    /**
     * The keys that are trusted now.
     *
     * @return one immutable snapshot; asked for anew with each token
     */
    KeySet current();
}
