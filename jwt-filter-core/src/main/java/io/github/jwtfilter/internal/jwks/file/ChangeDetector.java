package io.github.jwtfilter.internal.jwks.file;

import org.jspecify.annotations.Nullable;

/**
 * Detects complete changes of a file: a poll may read a file while it is being written, so a change counts only if two
 * consecutive polls read the same content.
 */
final class ChangeDetector {
    /** The result of one poll. */
    enum Finding {
        /** No change since the last handled content. */
        NONE,
        /** A change that the next poll must confirm. */
        UNCONFIRMED,
        /** A confirmed change. */
        CHANGED,
        /** The content in effect, confirmed after other content was unusable. */
        RESTORED
    }

    private Fingerprint inEffect;
    private Fingerprint handled;
    private @Nullable Fingerprint unconfirmed;

    ChangeDetector(Fingerprint inEffect) {
        this.inEffect = inEffect;
        this.handled = inEffect;
    }

    Finding detect(Fingerprint fingerprint) {
        if (fingerprint.isSameAs(handled)) {
            unconfirmed = null;
            return Finding.NONE;
        }
        if (!fingerprint.isSameAs(unconfirmed)) {
            unconfirmed = fingerprint;
            return Finding.UNCONFIRMED;
        }
        unconfirmed = null;
        handled = fingerprint;
        return fingerprint.isSameAs(inEffect) ? Finding.RESTORED : Finding.CHANGED;
    }

    /** Marks the last confirmed content as the content in effect. */
    void accept() {
        inEffect = handled;
    }
}
