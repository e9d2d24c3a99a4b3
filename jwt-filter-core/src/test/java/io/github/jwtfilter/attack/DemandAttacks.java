package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.CLAIM_MISMATCH;
import static io.github.jwtfilter.RejectionReason.CLAIM_MISSING;
import static io.github.jwtfilter.RejectionReason.LIFETIME_TOO_LONG;
import static io.github.jwtfilter.RejectionReason.NO_PRINCIPAL;
import static io.github.jwtfilter.RejectionReason.TOO_OLD;
import static io.github.jwtfilter.attack.Members.NOW;

import io.github.jwtfilter.RejectionReason;
import java.util.List;

/** Tokens that lack claims which particular settings require. */
final class DemandAttacks {
    private static final Target REQUIRED = target("required", "claims.required = tenant, email\n");
    private static final Target MATCHED = target("matched", "claims.match.tenant = blue, 7, true\n");
    private static final Target YOUNG = target("max-age", "claims.max-age = 10m\n");
    private static final Target BRIEF = target("max-lifetime", "claims.max-lifetime = 1h\n");
    private static final Target NAMED = target("named", "principal.claims = upn, sub\n");

    private DemandAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("demanded claims");
        add(table, "required claim missing", REQUIRED, claims().without("tenant"), CLAIM_MISSING);
        add(table, "required claim null", REQUIRED, claims().with("tenant", "null"), CLAIM_MISSING);
        add(table, "second required claim missing", REQUIRED, claims().without("email"), CLAIM_MISSING);
        add(
                table,
                "required claim in another case",
                REQUIRED,
                claims().without("tenant").withText("Tenant", "blue"),
                CLAIM_MISSING);
        add(
                table,
                "required claim inside another",
                REQUIRED,
                claims().without("tenant").with("x", "{\"tenant\":1}"),
                CLAIM_MISSING);
        addMatched(table);
        addAge(table);
        addLifetime(table);
        for (String name : List.of(
                "\"\"",
                "\" \"",
                "1.0",
                "1e0",
                "1e999999999",
                "true",
                "[]",
                "{}",
                "[\"mallory\"]",
                "[1]",
                "\"\\u0000\"",
                "\"\\u00a0\"",
                "\"mallory\\n\"")) {
            add(table, "upn " + name + " before sub", NAMED, claims().with("upn", name), NO_PRINCIPAL);
        }
        return table;
    }

    private static void addMatched(AttackTable table) {
        add(table, "matched claim missing", MATCHED, claims().without("tenant"), CLAIM_MISSING);
        add(table, "matched claim null", MATCHED, claims().with("tenant", "null"), CLAIM_MISSING);
        for (String value : List.of(
                "\"\"",
                "\"Blue\"",
                "\"BLUE\"",
                "\"blue \"",
                "\" blue\"",
                "\"blu\"",
                "\"bluegreen\"",
                "\"blue,7\"",
                "\"bl\\u0443e\"",
                "0",
                "70",
                "7.0",
                "7.5",
                "0.7e1",
                "-7",
                "false",
                "[]",
                "{}",
                "[null]",
                "[[\"blue\"]]",
                "[\"green\"]",
                "[{\"x\":\"blue\"}]",
                "{\"blue\":true}",
                "\"*\"",
                "\"7 \"",
                "\"True\"",
                "[\"Blue\",8,false]")) {
            add(table, "matched claim " + value, MATCHED, claims().with("tenant", value), CLAIM_MISMATCH);
        }
    }

    private static void addAge(AttackTable table) {
        add(table, "no iat for the age", YOUNG, claims().without("iat"), TOO_OLD);
        add(table, "auth_time for iat", YOUNG, claims().without("iat").with("auth_time", "1767225590"), TOO_OLD);
        for (long age : new long[] {661, 662, 900, 3600, 86_400, NOW}) {
            add(table, age + " seconds old", YOUNG, claims().with("iat", String.valueOf(NOW - age)), TOO_OLD);
        }
        add(table, "older by a fraction", YOUNG, claims().with("iat", (NOW - 661) + ".5"), TOO_OLD);
    }

    private static void addLifetime(AttackTable table) {
        add(table, "no iat for the lifetime", BRIEF, claims().without("iat"), LIFETIME_TOO_LONG);
        for (long lifetime : new long[] {3601, 3602, 7200, 86_400, 315_360_000, 253_402_300_799L - NOW}) {
            Members claims = claims().with("iat", String.valueOf(NOW)).with("exp", String.valueOf(NOW + lifetime));
            add(table, "living " + lifetime + " seconds", BRIEF, claims, LIFETIME_TOO_LONG);
        }
        Members claims = claims().with("iat", "0");
        add(table, "living since 1970", BRIEF, claims, LIFETIME_TOO_LONG);
    }

    private static Members claims() {
        return Members.claims().withText("tenant", "blue");
    }

    private static Target target(String name, String settings) {
        return Target.of(
                name,
                Targets.SECRET_LINE + settings,
                List.of(token(claims()), token(claims().with("tenant", "[7,\"blue\"]"))));
    }

    private static String token(Members claims) {
        return Tokens.signed(Members.header("HS256"), claims, KeyRing.OWN.signer("HS256"));
    }

    private static void add(AttackTable table, String name, Target target, Members claims, RejectionReason expected) {
        table.add(name, target, token(claims), expected);
    }
}
