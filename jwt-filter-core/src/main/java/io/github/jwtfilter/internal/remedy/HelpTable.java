package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;

/** The table to which each group of reasons adds its texts. */
interface HelpTable {
    void put(RejectionReason reason, String symptom, String cause, String remedy);
}
