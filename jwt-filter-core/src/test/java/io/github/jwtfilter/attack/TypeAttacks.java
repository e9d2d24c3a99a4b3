package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.WRONG_TYPE;

import java.util.List;

/** {@code typ}: tokens of other types, correctly signed by the same issuer (RFC 8725 section 3.11). */
final class TypeAttacks {
    private static final List<String> OTHERS = List.of(
            "logout+jwt",
            "LOGOUT+JWT",
            "application/logout+jwt",
            "dpop+jwt",
            "secevent+jwt",
            "application/secevent+jwt",
            "id_token",
            "ID",
            "Bearer",
            "Refresh",
            "refresh+jwt",
            "rt+jwt",
            "oauth-authz-req+jwt",
            "client-authentication+jwt",
            "entity-statement+jwt",
            "token-introspection+jwt",
            "kb+jwt",
            "vc+sd-jwt",
            "dc+sd-jwt",
            "oauth-id-jag+jwt",
            "txntoken+jwt",
            "openid4vci-proof+jwt",
            "intermediate-token+jwt",
            "passport",
            "JOSE",
            "JOSE+JSON",
            "JWE",
            "JWS",
            "statuslist+jwt",
            "",
            " ",
            "JWT ",
            " JWT",
            "JWT\n",
            "JWT\0",
            "JWTX",
            "JW",
            "J W T",
            "jwt+",
            "+jwt",
            "at+jwt2",
            "at jwt",
            "at%2Bjwt",
            "at-jwt",
            "application/",
            "application/jwt/",
            "application/application/jwt",
            "text/jwt",
            "Application/at+jwt; charset=utf-8",
            "*/*",
            "jwt,at+jwt",
            "\uff2a\uff37\uff34",
            "J\u0057\u0422",
            "at+\u0458wt",
            "aT+jw\u1e6d",
            "null",
            "JWT\u200b");
    private static final List<String> NO_STRINGS =
            List.of("null", "true", "0", "1", "[]", "[\"JWT\"]", "{}", "{\"typ\":\"JWT\"}", "1e999");

    private TypeAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("type");
        for (String type : OTHERS) {
            String name = "typ " + Members.quote(type);
            add(table, name, Targets.PEM, "RS256", Members.header("RS256").withText("typ", type));
            add(
                    table,
                    name,
                    Targets.ACCESS_TOKENS,
                    "HS256",
                    Members.header("HS256").withText("typ", type));
        }
        for (String json : NO_STRINGS) {
            add(
                    table,
                    "typ no string " + json,
                    Targets.PEM,
                    "RS256",
                    Members.header("RS256").with("typ", json));
            add(
                    table,
                    "typ no string " + json,
                    Targets.ACCESS_TOKENS,
                    "HS256",
                    Members.header("HS256").with("typ", json));
        }
        Members header = Members.header("HS256");
        add(table, "no typ", Targets.ACCESS_TOKENS, "HS256", header.without("typ"));
        add(table, "the usual typ", Targets.ACCESS_TOKENS, "HS256", header);
        add(
                table,
                "typ under another name",
                Targets.ACCESS_TOKENS,
                "HS256",
                header.without("typ").withText("Typ", "at+jwt"));
        add(
                table,
                "cty for typ",
                Targets.ACCESS_TOKENS,
                "HS256",
                header.without("typ").withText("cty", "at+jwt"));
        return table;
    }

    private static void add(AttackTable table, String name, Target target, String algorithm, Members header) {
        String token = Tokens.signed(header, Members.claims(), KeyRing.OWN.signer(algorithm));
        table.add(name, target, token, WRONG_TYPE);
    }
}
