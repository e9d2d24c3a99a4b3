package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.ALGORITHM_NONE;
import static io.github.jwtfilter.RejectionReason.ALGORITHM_NOT_ALLOWED;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code alg}: "none" in every spelling, algorithms that are not allowed, values that are not strings. */
final class AlgorithmAttacks {
    private static final List<String> LIKE_NONE = List.of(
            " none",
            "none ",
            "none\t",
            "\tnone",
            "\nnone",
            "none\r\n",
            "none\0",
            "n one",
            "no-ne",
            "none.",
            "none1",
            "\u00a0none",
            "none\u2003",
            "n\u200bone",
            "none\ufeff",
            "\"none\"",
            "'none'",
            "[none]");
    private static final List<String> LOOK_ALIKES = List.of(
            "n\u043ene",
            "\uff4e\uff4f\uff4e\uff45",
            "nane",
            "non",
            "noneo",
            "nonenone",
            "null",
            "nul",
            "\u0274one",
            "n\u00f6ne",
            "\ud835\udc27\ud835\udc28\ud835\udc27\ud835\udc1e",
            "unsecured",
            "undefined",
            "false");
    private static final List<String> UNKNOWN = List.of(
            "",
            " ",
            "RS255",
            "RS-256",
            "rs256",
            "Rs256",
            "rS256",
            "RS256 ",
            " RS256",
            "RS256\n",
            "RS256\0",
            "RS25",
            "RS2566",
            "RS256,none",
            "RS256none",
            "SHA256withRSA",
            "RSA",
            "RSASSA-PKCS1-v1_5",
            "RS1",
            "RSA1_5",
            "RSA-OAEP",
            "RSA-OAEP-256",
            "ps256",
            "PS-256",
            "es256",
            "ES256K",
            "ES-256",
            "ES512 ",
            "hs256",
            "HS1",
            "HS256/64",
            "hmac",
            "eddsa",
            "EDDSA",
            "EdDsa",
            "ed25519",
            "ED25519",
            "Ed448",
            "Ed25519ph",
            "A256KW",
            "A128GCM",
            "dir",
            "ECDH-ES",
            "PBES2-HS256+A128KW",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "ML-DSA-44",
            "ML-DSA-65",
            "R\u0405256",
            "\uff32\uff33\uff12\uff15\uff16",
            "R\u200bS256",
            "RS\u0662\u0665\u0666",
            "../../RS256",
            "*",
            "any",
            "RS256;HS256");
    private static final List<String> NO_STRINGS = List.of(
            "null",
            "true",
            "false",
            "0",
            "256",
            "-1",
            "1e999",
            "[]",
            "[\"RS256\"]",
            "[\"none\"]",
            "[null]",
            "{}",
            "{\"alg\":\"RS256\"}",
            "{\"name\":\"none\"}");

    private AlgorithmAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("algorithm");
        spellings().forEach(name -> addNamed(table, name, ALGORITHM_NONE));
        LIKE_NONE.forEach(name -> addNamed(table, name, ALGORITHM_NONE, ALGORITHM_NOT_ALLOWED));
        LOOK_ALIKES.forEach(name -> addNamed(table, name, ALGORITHM_NOT_ALLOWED));
        UNKNOWN.forEach(name -> addNamed(table, name, ALGORITHM_NOT_ALLOWED));
        NO_STRINGS.forEach(json ->
                add(table, "no string " + json, Members.header("RS256").with("alg", json), ALGORITHM_NOT_ALLOWED));
        add(table, "missing", Members.header("RS256").without("alg"), ALGORITHM_NOT_ALLOWED);
        add(table, "Alg", Members.none().withText("Alg", "RS256"), ALGORITHM_NOT_ALLOWED);
        add(table, "escaped none", Members.none().with("alg", "\"\\u006eon\\u0065\""), ALGORITHM_NONE);
        add(table, "empty object", Members.none(), ALGORITHM_NOT_ALLOWED);
        addUnlisted(table);
        return table;
    }

    /** All 16 combinations of upper and lower case of "none". */
    private static List<String> spellings() {
        List<String> spellings = new ArrayList<>();
        for (int upper = 0; upper < 16; upper++) {
            StringBuilder spelling = new StringBuilder("none");
            for (int i = 0; i < 4; i++) {
                if ((upper & (1 << i)) != 0) {
                    spelling.setCharAt(i, Character.toUpperCase(spelling.charAt(i)));
                }
            }
            spellings.add(spelling.toString());
        }
        return spellings;
    }

    private static void addNamed(AttackTable table, String name, RejectionReason... expected) {
        add(table, Members.quote(name), Members.header(name), expected);
    }

    private static void add(AttackTable table, String name, Members header, RejectionReason... expected) {
        byte[] head = header.utf8();
        byte[] claims = Members.claims().utf8();
        table.add(name + " without signature", Targets.PEM, Tokens.signed(head, claims, Signers.EMPTY), expected);
        table.add(name + " signed", Targets.PEM, Tokens.signed(head, claims, KeyRing.OWN.signer("RS256")), expected);
        table.add(name + " for a secret", Targets.SECRET, Tokens.signed(head, claims, Signers.GARBAGE), expected);
    }

    /** Correctly signed tokens whose algorithm is not allowed. */
    private static void addUnlisted(AttackTable table) {
        for (Target target : List.of(
                Targets.RS256_ONLY,
                Targets.PS512_ONLY,
                Targets.ES256_ONLY,
                Targets.ED25519_ONLY,
                Targets.HS512_ONLY,
                Targets.SHORT)) {
            for (String algorithm : all()) {
                boolean listed = target.name().startsWith(algorithm.toLowerCase(Locale.ROOT) + "-")
                        || (target == Targets.SHORT && algorithm.equals("HS256"));
                if (!listed) {
                    String token = Tokens.signed(
                            Members.header(algorithm),
                            Members.claims().withText("at", target.name()),
                            KeyRing.OWN.signer(algorithm));
                    table.add(algorithm + " where it is not listed", target, token, ALGORITHM_NOT_ALLOWED);
                }
            }
        }
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(KeyRing.HMAC);
        all.addAll(KeyRing.PUBLIC);
        return all;
    }
}
