package io.github.jwtfilter.attack;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the cases of one category. */
final class AttackTable {
    private final String category;
    private final List<AttackCase> cases = new ArrayList<>();

    AttackTable(String category) {
        this.category = category;
    }

    /** Adds a token; several reasons if they are equally correct. */
    AttackTable add(String name, Target target, String token, RejectionReason... expected) {
        cases.add(new AttackCase(name, target, token, Set.of(expected)));
        return this;
    }

    String category() {
        return category;
    }

    List<AttackCase> cases() {
        return cases;
    }
}
