package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.CRITICAL_EXTENSION;
import static io.github.jwtfilter.RejectionReason.NOT_THREE_PARTS;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code crit} with every type of value (RFC 7515 section 4.1.11), and unencoded payloads (RFC 7797). */
final class CritAttacks {
    private static final List<String> SHAPES = List.of(
            "[]",
            "[\"b64\"]",
            "[\"exp\"]",
            "[\"alg\"]",
            "[\"crit\"]",
            "[\"typ\",\"alg\"]",
            "[\"b64\",\"b64\"]",
            "[\"unknown\"]",
            "[\"http://example.com/UNDEFINED\"]",
            "[1]",
            "[null]",
            "[true]",
            "[{}]",
            "[[\"b64\"]]",
            "[\"\"]",
            "null",
            "true",
            "false",
            "\"\"",
            "\"b64\"",
            "0",
            "1",
            "{}",
            "{\"b64\":true}",
            "[\"kid\"]",
            "[\"jwk\"]");

    private CritAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("crit");
        for (String shape : SHAPES) {
            Members bare = Members.header("RS256").with("crit", shape);
            add(table, "crit " + shape, bare);
            Members extended = bare.with("b64", "true").with("exp", "1").withText("unknown", "x");
            add(table, "crit " + shape + " with the members it names", extended);
        }
        add(table, "escaped crit", Members.none().with("alg", "\"RS256\"").with("crit", "[\"\\u0062\\u0036\\u0034\"]"));
        for (String json : List.of("false", "null", "0", "1", "\"true\"", "\"\"", "[]", "[true]", "{}")) {
            add(table, "b64 " + json + " without crit", Members.header("RS256").with("b64", json));
        }
        addUnencoded(table);
        return table;
    }

    private static void add(AttackTable table, String name, Members header) {
        table.add(name, Targets.PEM, sign(header.utf8(), Members.claims().utf8()), CRITICAL_EXTENSION);
        Members named = header.withText("kid", "rsa-2048");
        table.add(name, Targets.JWKS, sign(named.utf8(), Members.claims().utf8()), CRITICAL_EXTENSION);
    }

    private static String sign(byte[] header, byte[] payload) {
        return Tokens.signed(header, payload, KeyRing.OWN.signer("RS256"));
    }

    private static void addUnencoded(AttackTable table) {
        String critical = Members.header("RS256")
                .with("b64", "false")
                .with("crit", "[\"b64\"]")
                .toString();
        String silent = Members.header("RS256").with("b64", "false").toString();
        Signer signer = KeyRing.OWN.signer("RS256");
        String plain = Members.claims()
                .withText("iss", "issuer")
                .withText("email", "none")
                .toString();
        for (String header : List.of(critical, silent)) {
            String name = header.equals(critical) ? "b64 false, critical, " : "b64 false, not critical, ";
            table.add(
                    name + "claims as plain text",
                    Targets.PEM,
                    Tokens.signed(Tokens.encode(header), plain, signer),
                    CRITICAL_EXTENSION);
            table.add(
                    name + "claims as plain text with dots",
                    Targets.PEM,
                    Tokens.signed(Tokens.encode(header), Members.claims() + ".", signer),
                    NOT_THREE_PARTS);
            table.add(
                    name + "signed as plain text, sent encoded",
                    Targets.PEM,
                    signedPlain(header, signer),
                    CRITICAL_EXTENSION);
        }
    }

    private static String signedPlain(String header, Signer signer) {
        String head = Tokens.encode(header);
        String signed = Tokens.signed(head, Members.claims().toString(), signer);
        String signature = signed.substring(signed.lastIndexOf('.') + 1);
        return head + "." + Tokens.encode(Members.claims().toString().getBytes(StandardCharsets.UTF_8)) + "."
                + signature;
    }
}
