package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.EXPIRED;
import static io.github.jwtfilter.RejectionReason.ISSUED_IN_FUTURE;
import static io.github.jwtfilter.RejectionReason.MALFORMED_DATE;
import static io.github.jwtfilter.RejectionReason.MALFORMED_PAYLOAD;
import static io.github.jwtfilter.RejectionReason.NOT_YET_VALID;
import static io.github.jwtfilter.RejectionReason.NO_EXPIRY;
import static io.github.jwtfilter.attack.Members.NOW;

import io.github.jwtfilter.RejectionReason;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code exp}, {@code nbf} and {@code iat}: values that are not dates, extreme dates, and the limits of a clock skew of 60
 * seconds.
 */
final class DateAttacks {
    private static final BigInteger WRAPPED = BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(NOW + 300));

    private static final List<String> NO_DATES = List.of(
            "\"\"",
            "\"1767226000\"",
            "\"2026-01-01T00:10:00Z\"",
            "\"never\"",
            "\"NaN\"",
            "\"Infinity\"",
            "true",
            "false",
            "[]",
            "{}",
            "[1767226000]",
            "[true]",
            "{\"exp\":1767226000}",
            "{\"$date\":1767226000}",
            "-1",
            "-0.5",
            "-1e-3",
            "-1767226000",
            "-1e999999999",
            "-9223372036854775808",
            "-9223372036854775809",
            "1e999999999",
            "1E999999999",
            "1e400",
            "1.7976931348623157e308",
            "1e309",
            "1e20",
            "1e12",
            "31556889864403199",
            "9007199254740991",
            "9007199254740993",
            "253402300800",
            "253402300799.5",
            "2534023007990",
            "9223372036854775",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "99999999999999999999999999",
            "1767226000000",
            "1767226000000000",
            WRAPPED.toString(),
            WRAPPED.negate().toString(),
            "1" + "0".repeat(98));

    private DateAttacks() {}

    static AttackTable table() {
        AttackTable table = new AttackTable("dates");
        for (String name : List.of("exp", "nbf", "iat")) {
            NO_DATES.forEach(
                    json -> add(table, name + " " + json, Members.claims().with(name, json), MALFORMED_DATE));
            String digits = "1".repeat(2000);
            add(
                    table,
                    name + " of 2,000 digits",
                    Members.claims().with(name, digits),
                    MALFORMED_DATE,
                    MALFORMED_PAYLOAD);
            add(
                    table,
                    name + " with 2,000 decimals",
                    Members.claims().with(name, "-1." + digits),
                    MALFORMED_DATE,
                    MALFORMED_PAYLOAD);
        }
        addExpiry(table);
        addAhead(table, "nbf", NOT_YET_VALID);
        addAhead(table, "iat", ISSUED_IN_FUTURE);
        return table;
    }

    private static void addExpiry(AttackTable table) {
        add(table, "no exp", Members.claims().without("exp"), NO_EXPIRY);
        add(table, "exp null", Members.claims().with("exp", "null"), NO_EXPIRY, MALFORMED_DATE);
        add(table, "exp in another case", Members.claims().without("exp").with("EXP", "1767226000"), NO_EXPIRY);
        add(table, "exp in an object", Members.claims().without("exp").with("x", "{\"exp\":1767226000}"), NO_EXPIRY);
        for (String expired : List.of(
                "0",
                "-0",
                "0.0",
                "-0.0",
                "1",
                "1e-400",
                "1e3",
                "1767225540",
                "1767225540.0",
                "1.76722554e9",
                "176722554e1",
                "1767225539",
                "1767225539.999",
                "1767225480",
                "1767139200",
                "946684800",
                "4294967",
                "2147483647e-1")) {
            add(table, "exp " + expired, Members.claims().without("iat").with("exp", expired), EXPIRED);
        }
    }

    private static void addAhead(AttackTable table, String name, RejectionReason expected) {
        for (String ahead : List.of(
                "1767225661",
                "1767225660.001",
                "1767225660.5",
                "1.767225661e9",
                "1767225900",
                "1767226000",
                "1767312000",
                "2147483647",
                "4102444800",
                "4294967296",
                "253402300799",
                "253402300799.0",
                "2.53402300799e11")) {
            add(table, name + " " + ahead, Members.claims().with(name, ahead), expected);
        }
    }

    private static void add(AttackTable table, String name, Members claims, RejectionReason... expected) {
        String token = Tokens.signed(Members.header("HS256"), claims, KeyRing.OWN.signer("HS256"));
        table.add(name, Targets.SECRET, token, expected);
    }
}
