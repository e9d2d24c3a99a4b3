package io.github.jwtfilter.attack;

import static io.github.jwtfilter.RejectionReason.TOO_LARGE;

import java.util.List;

/** Tokens above the size limit, which is 8 KiB by default. */
final class SizeAttacks {
    private static final int LIMIT = 8192;
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    private SizeAttacks() {}

    /** A valid token with exactly this number of characters, except for lengths that are impossible in base64url. */
    static String ofLength(int length) {
        for (int filling = length / 4 * 3; filling > 0; filling--) {
            String token = signed(filling);
            if (token.length() == length) {
                return token;
            }
            if (token.length() - length > 8) {
                filling -= (token.length() - length) / 2;
            }
        }
        throw new IllegalArgumentException(String.valueOf(length));
    }

    private static String signed(int filling) {
        Members claims = Members.claims().withText("filling", "m".repeat(filling));
        return Tokens.signed(Members.header("HS256"), claims, KeyRing.OWN.signer("HS256"));
    }

    static AttackTable table() {
        AttackTable table = new AttackTable("size");
        for (int filling : new int[] {6000, 7000, 10_000, 48_000, 100_000, 1_000_000, FIVE_MEGABYTES * 3 / 4}) {
            table.add(filling + " bytes of claims", Targets.SECRET, signed(filling), TOO_LARGE);
        }
        String good = Tokens.good("HS256");
        for (int length : List.of(LIMIT + 1, LIMIT + 2, 2 * LIMIT, 65_536, FIVE_MEGABYTES)) {
            table.add(length + " letters", Targets.SECRET, "A".repeat(length), TOO_LARGE);
            table.add(length + " dots", Targets.SECRET, ".".repeat(length), TOO_LARGE);
            table.add(length + " letters of Greek", Targets.SECRET, "\u03b1".repeat(length), TOO_LARGE);
            table.add(length + " letters as signature", Targets.SECRET, padded(good, length), TOO_LARGE);
            table.add(length + " braces", Targets.SECRET, "{".repeat(length), TOO_LARGE);
        }
        table.add("64 KiB and a character", Targets.LARGE, "A".repeat(65_537), TOO_LARGE);
        table.add("5 MB of claims above 64 KiB", Targets.LARGE, signed(FIVE_MEGABYTES * 3 / 4 + 1), TOO_LARGE);
        return table;
    }

    private static String padded(String good, int length) {
        return good + "A".repeat(length - good.length());
    }
}
