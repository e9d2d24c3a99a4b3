package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.MALFORMED_CLAIM;
import static io.github.jwtfilter.RejectionReason.NO_PRINCIPAL;
import static io.github.jwtfilter.RejectionReason.WRONG_AUDIENCE;
import static io.github.jwtfilter.RejectionReason.WRONG_ISSUER;

import io.github.jwtfilter.RejectionReason;
import java.util.List;

/** Issuer, audience, subject and ID that are not the expected ones or have the wrong type. Correctly signed. */
final class ClaimAttacks {
    private static final List<String> NO_STRINGS =
            List.of("null", "true", "false", "0", "1", "-1.5", "1e999999999", "[]", "{}", "[\"x\"]", "{\"x\":1}");
    private static final List<String> ISSUERS = List.of(
            "",
            " ",
            "https://idp.example.test/realms/Legacy",
            "HTTPS://IDP.EXAMPLE.TEST/REALMS/LEGACY",
            "https://IDP.example.test/realms/legacy",
            "https://idp.example.test/realms/legacy/",
            "https://idp.example.test/realms/",
            "https://idp.example.test/realms",
            "https://idp.example.test/realms/legac",
            "https://idp.example.test/realms/legacy2",
            "https://idp.example.test/realms/legacy ",
            " https://idp.example.test/realms/legacy",
            "https://idp.example.test/realms/legacy\n",
            "https://idp.example.test/realms/legacy\0",
            "https://idp.example.test/realms/legacy?",
            "https://idp.example.test/realms/legacy#",
            "https://idp.example.test/realms/legacy;x",
            "https://idp.example.test//realms/legacy",
            "https://idp.example.test/./realms/legacy",
            "https://idp.example.test/realms/x/../legacy",
            "https://idp.example.test/realms%2Flegacy",
            "https://idp.example.test/realms/l%65gacy",
            "http://idp.example.test/realms/legacy",
            "idp.example.test/realms/legacy",
            "//idp.example.test/realms/legacy",
            "https://idp.example.test:443/realms/legacy",
            "https://idp.example.test./realms/legacy",
            "https://idp.example.test@mallory.example.test/realms/legacy",
            "https://mallory.example.test/realms/legacy",
            "https://idp.example.test.mallory.example.test/realms/legacy",
            "https://mallory.example.test/https://idp.example.test/realms/legacy",
            "https://idp.example.test/realms/l\u0435gacy",
            "https://\u0456dp.example.test/realms/legacy",
            "https://idp.example.test/realms/leg\u00e1cy",
            "https://idp.example.test/realms/lega\u0441y",
            "https://idp.example.test/realms/legacy\u200b",
            "\ufeffhttps://idp.example.test/realms/legacy",
            "https://idp\uff0eexample.test/realms/legacy",
            "https://idp.example.test\u2215realms/legacy",
            "https:\\\\idp.example.test\\realms\\legacy",
            "any",
            "*",
            ".*",
            "null",
            "legacy",
            "file:///realms/legacy",
            "../legacy",
            "https://idp.example.test/realms/legacy,https://x.example.test",
            "https://idp.example.test/realms/legacyhttps://idp.example.test/realms/legacy",
            "jndi:ldap://mallory.example.test/a");
    private static final List<String> AUDIENCES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "1e999999999",
            "[]",
            "{}",
            "\"\"",
            "[\"\"]",
            "[1]",
            "[null]",
            "[true]",
            "[[]]",
            "[{}]",
            "[[\"legacy-app\"]]",
            "[\"legacy-app\",1]",
            "[1,\"legacy-app\"]",
            "[\"legacy-app\",null]",
            "[\"legacy-app\",[]]",
            "[\"legacy-app\",{}]",
            "[null,\"legacy-app\"]",
            "[true,\"legacy-app\"]",
            "{\"aud\":\"legacy-app\"}",
            "{\"0\":\"legacy-app\"}",
            "{\"legacy-app\":true}",
            "\"Legacy-App\"",
            "\"LEGACY-APP\"",
            "\"legacy-ap\"",
            "\"legacy-app2\"",
            "\"legacy-app \"",
            "\" legacy-app\"",
            "\"legacy\"",
            "\"app\"",
            "\"legacy-app,other\"",
            "\"other legacy-app\"",
            "\"[\\\"legacy-app\\\"]\"",
            "\"legacy\\u2010app\"",
            "\"legacy-\\u0430pp\"",
            "\"legacy-app\\u0000\"",
            "\"legacy-app\\u200b\"",
            "\"\\ufefflegacy-app\"",
            "\"legacy_app\"",
            "\"*\"",
            "\"any\"",
            "[\"*\"]",
            "[\"other\"]",
            "[\"other\",\"LEGACY-APP\"]",
            "[\"legacy\",\"-app\"]",
            "[\"other\",\"legacy-app/x\"]",
            "\"https://legacy-app\"");
    private static final List<String> BLANK_NAMES = List.of(
            "",
            " ",
            "   ",
            "\t",
            "\n",
            "\r\n",
            "\0",
            "\u00a0",
            "\u2003",
            "\u3000",
            "\u2028",
            "\u0085",
            "\u200b",
            "\ufeff",
            "\u2060",
            " \u00a0\u2003",
            "mallory\0",
            "mallory\nadmin",
            "mallory\r\nX-Role: admin",
            "\u001b[31mmallory",
            "mallory\u007f",
            "mallory\u0085",
            "\tmallory");

    private ClaimAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("claims");
        NO_STRINGS.forEach(json -> add(table, "iss " + json, claims().with("iss", json), WRONG_ISSUER));
        add(table, "iss in an array", claims().with("iss", "[\"" + Members.ISSUER + "\"]"), WRONG_ISSUER);
        add(table, "no iss", claims().without("iss"), WRONG_ISSUER);
        add(table, "no claims", Members.none(), WRONG_ISSUER);
        add(table, "iss in another case", claims().without("iss").withText("ISS", Members.ISSUER), WRONG_ISSUER);
        ISSUERS.forEach(
                issuer -> add(table, "iss " + Members.quote(issuer), claims().withText("iss", issuer), WRONG_ISSUER));

        AUDIENCES.forEach(json -> add(table, "aud " + json, claims().with("aud", json), WRONG_AUDIENCE));
        add(table, "no aud", claims().without("aud"), WRONG_AUDIENCE);
        add(table, "azp for aud", claims().without("aud").withText("azp", Members.AUDIENCE), WRONG_AUDIENCE);
        add(
                table,
                "client_id for aud",
                claims().without("aud").withText("client_id", Members.AUDIENCE),
                WRONG_AUDIENCE);

        for (String json : List.of("true", "false", "[]", "{}", "[\"x\"]", "[1]", "{\"x\":1}")) {
            add(table, "sub " + json, claims().with("sub", json), MALFORMED_CLAIM);
        }
        for (String json : List.of("null", "-1.5", "1.0", "1e0", "1e999999999")) {
            add(table, "sub " + json, claims().with("sub", json), NO_PRINCIPAL);
        }
        NO_STRINGS.stream()
                .filter(json -> !json.equals("null"))
                .forEach(json -> add(table, "jti " + json, claims().with("jti", json), MALFORMED_CLAIM));
        add(table, "no sub", claims().without("sub"), NO_PRINCIPAL);
        BLANK_NAMES.forEach(
                name -> add(table, "sub " + Members.quote(name), claims().withText("sub", name), NO_PRINCIPAL));
        return table;
    }

    private static Members claims() {
        return Members.claims();
    }

    private static void add(AttackTable table, String name, Members claims, RejectionReason expected) {
        String token = Tokens.signed(Members.header("HS256"), claims, KeyRing.OWN.signer("HS256"));
        table.add(name, Targets.SECRET, token, expected);
    }
}
