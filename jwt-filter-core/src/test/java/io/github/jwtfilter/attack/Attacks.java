package io.github.jwtfilter.attack;

import java.util.List;

/** All categories. */
final class Attacks {
    static final List<AttackTable> TABLES = List.of(
            AlgorithmAttacks.table(),
            KeyConfusionAttacks.table(),
            EcdsaAttacks.table(),
            EddsaAttacks.table(),
            CritAttacks.table(),
            KeyIdAttacks.table(),
            EmbeddedKeyAttacks.table(),
            TypeAttacks.table(),
            JsonAttacks.table(),
            ClaimAttacks.table(),
            ConfirmationAttacks.table(),
            DateAttacks.table(),
            DemandAttacks.table(),
            EncodingAttacks.table(),
            StructureAttacks.table(),
            SizeAttacks.table(),
            SignatureAttacks.table(),
            KeySetAttacks.table());

    private Attacks() {}

    static List<AttackCase> all() {
        return TABLES.stream().flatMap(table -> table.cases().stream()).toList();
    }
}
