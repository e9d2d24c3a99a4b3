package io.github.jwtfilter.key.file;

import org.jspecify.annotations.Nullable;

/**
 * Tells a change that is complete from one that still goes on: a file may be seen when it is written by half. Only what was
 * seen twice in a row counts.
 */
final class Changes {
    /** What one look has shown. */
    enum Finding {
        /** Nothing that has not been dealt with. */
        NONE,
        /** Something new, which has to be seen a second time. */
        UNCONFIRMED,
        /** Something new, seen twice. */
        CHANGED,
        /** What is in force, seen twice after something else was found unusable. */
        RESTORED
    }

    private Fingerprint inForce;
    private Fingerprint dealtWith;
    private @Nullable Fingerprint unconfirmed;

    Changes(Fingerprint inForce) {
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

    /** What was found to have changed is in force now. */
    void accept() {
        inForce = dealtWith;
    }
}
