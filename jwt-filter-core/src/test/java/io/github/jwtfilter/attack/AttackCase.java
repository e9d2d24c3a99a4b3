package io.github.jwtfilter.attack;

import io.github.jwtfilter.RejectionReason;
import java.util.Set;

/** A token that must be rejected, for one of the given reasons. */
record AttackCase(String name, Target target, String token, Set<RejectionReason> expected) {
    @Override
    public String toString() {
        return name + " [" + target + "]";
    }
}
