package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.SENDER_CONSTRAINED;

import java.util.List;

/** Tokens that are bound to a key or certificate, sent as bearer tokens. Correctly signed. */
final class ConfirmationAttacks {
    private static final List<String> CONFIRMATIONS = List.of(
            "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}",
            "{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}",
            "{\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}}",
            "{\"jwe\":\"a.b.c.d.e\"}",
            "{\"kid\":\"1\"}",
            "{\"jku\":\"https://mallory.example.test/jwks\",\"kid\":\"1\"}",
            "{\"osc\":{}}",
            "{\"unknown\":1}",
            "{}",
            "[]",
            "\"\"",
            "\"jkt\"",
            "0",
            "false",
            "true",
            "null");

    private ConfirmationAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("confirmation");
        for (String confirmation : CONFIRMATIONS) {
            add(table, "cnf " + confirmation, Members.claims().with("cnf", confirmation));
        }
        for (String type : List.of("DPoP", "dpop", "DPOP")) {
            add(table, "payload type " + type, Members.claims().withText("typ", type));
        }
        add(table, "cnf in an expired token", Members.claims().with("cnf", "{}").with("exp", "1"));
        add(table, "cnf without expiry", Members.claims().with("cnf", "{}").without("exp"));
        add(
                table,
                "cnf for another audience",
                Members.claims().with("cnf", "{}").withText("aud", "other"));
        return table;
    }

    private static void add(AttackTable table, String name, Members claims) {
        String token = Tokens.signed(Members.header("HS256"), claims, KeyRing.OWN.signer("HS256"));
        table.add(name, Targets.SECRET, token, SENDER_CONSTRAINED);
    }
}
