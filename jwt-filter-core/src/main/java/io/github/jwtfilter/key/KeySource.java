package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.token.JoseHeader;
import java.util.Set;

/** Where the verifier gets the keys of an issuer from. */
public interface KeySource {
    /**
     * The keys that are trusted now.
     *
     * @return one immutable snapshot, asked for anew with each token; or why there is none
     */
    Outcome<KeySet> current();

    /**
     * The keys to try once more, after a token could not be verified with the current ones. A source that can ask the issuer
     * does so, within its limits.
     *
     * @param tried what {@link #current()} gave
     * @param header the header of the token
     * @param miss {@link RejectionReason#UNKNOWN_KEY}, {@link RejectionReason#UNFIT_KEY},
     *     {@link RejectionReason#TOO_MANY_KEYS} or {@link RejectionReason#BAD_SIGNATURE}
     * @return {@code tried} itself if there is nothing newer; or why the token cannot be judged at present
     */
    Outcome<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss);

    /**
     * The keys that are known, without fetching any.
     *
     * @return what {@link #current()} would give; empty if there are no keys, or none that may still be used
     */
    default KeySet known() {
        Outcome<KeySet> current = current();
        return current.reason() == null ? current.value() : KeySet.empty();
    }

    /**
     * The algorithms that keys of this source may be for.
     *
     * @return those of the current keys, or every one that could turn up if the issuer can change them at any time
     */
    Set<JwsAlgorithm> algorithms();

    /**
     * How it stands with the keys.
     *
     * @return the health now
     */
    KeyHealth health();

    /**
     * What the log of the start says of it.
     *
     * @return for example {@code 2 keys}
     */
    String description();
}
