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

    private Fingerprint inForce;
    private Fingerprint dealtWith;
    private @Nullable Fingerprint unconfirmed;

    ChangeDetector(Fingerprint inForce) {
        this.inForce = inForce;
        this.dealtWith = inForce;
    }

    Finding look(Fingerprint seen) {
        if (seen.isSameAs(dealtWith)) {
            unconfirmed = null;
            return Finding.NONE;
        }
        if (!seen.isSameAs(unconfirmed)) {
            unconfirmed = seen;
            return Finding.UNCONFIRMED;
        }
        unconfirmed = null;
        dealtWith = seen;
        return seen.isSameAs(inForce) ? Finding.RESTORED : Finding.CHANGED;
    }

    /** Marks the last confirmed content as the content in effect. */
    void accept() {
        inForce = dealtWith;
    }
}
