package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the patterns among the values of {@code claims.match.<name>}, and values that look like patterns. */
final class ClaimMatchChecks {
    /** Prefixes and delimiters of other products, anchors, and groups. */
    private static final Pattern REGULAR_EXPRESSION = Pattern.compile(
            "^(?i:regexp?|re|pattern|matches|like|wildcard|prefix|starts-?with):|^~|^/.*[*+?^$|()\\[\\\\].*/[gimsu]*$|^\\^|\\.[*+]|\\[[^\\]]+][*+]|\\\\[dwsSWD.]"
                    + "|\\(\\?|\\([^()]*\\|[^()]*\\)|.\\$$");

    private final Report problems;

    ClaimMatchChecks(Report problems) {
        this.problems = problems;
    }

    void run(ClaimSettings claims) {
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            check(match.getKey(), match.getValue());
        }
    }

    private void check(String claim, List<String> values) {
        String key = ClaimSettings.MATCH.stem() + claim;
        if (RequiredClaimChecks.isPath(claim)) {
            problems.error(
                    key,
                    "names a path into a claim, but only top-level claims can be compared",
                    "for roles, set roles.claims = " + claim.replaceFirst("^\\$\\.", "")
                            + " and require the role in an access rule; for another claim, have the issuer add it at"
                            + " the top level");
            return;
        }
        for (String value : values) {
            if (ClaimSettings.isPattern(value)) {
                checkPattern(key, claim, ClaimSettings.pattern(value));
            } else if (value.toLowerCase(Locale.ROOT).startsWith(ClaimSettings.PATTERN)) {
                problems.finding(
                        key,
                        "contains " + displayText(key, value) + ", which is compared literally",
                        "write " + ClaimSettings.PATTERN + " in lower case");
            } else if (value.equals("*") || value.equals(".*") || value.equals("any")) {
                problems.finding(
                        key,
                        "contains " + displayText(key, value) + ", which is compared literally",
                        "write `claims.required = " + claim + "` instead if any value will do");
            } else if (REGULAR_EXPRESSION.matcher(value).find()) {
                problems.finding(
                        key,
                        "contains " + displayText(key, value)
                                + ", which is compared literally: regular expressions are not supported",
                        "list the values, separated by commas, or write a pattern such as " + key + " = "
                                + ClaimSettings.PATTERN + "repo:org/*:ref:refs/heads/main");
            } else if (value.indexOf('*') >= 0) {
                problems.finding(
                        key,
                        "contains " + displayText(key, value) + ", where * is a literal character: patterns require "
                                + ClaimSettings.PATTERN,
                        "write " + key + " = " + ClaimSettings.PATTERN
                                + (isLiteral(key, value) ? value : "<pattern>")
                                + ", where * matches any characters except : and /");
            }
        }
    }

    private void checkPattern(String key, String claim, String pattern) {
        if (pattern.isEmpty()) {
            problems.error(
                    key, "contains " + ClaimSettings.PATTERN + " without a pattern", "write the pattern after it");
        } else if (pattern.contains("**")) {
            problems.error(
                    key,
                    "contains a pattern with **, but no wildcard matches : and /",
                    "write the pattern with one * for each part, such as repo:org/*:ref:refs/heads/*");
        } else if (pattern.equals("*")) {
            problems.finding(
                    key,
                    "contains a pattern that every value without : and / matches",
                    "make the pattern more specific, or write claims.required = " + claim + " to accept any value");
        } else if (pattern.indexOf('*') < 0) {
            problems.finding(
                    key,
                    "contains a pattern without *, which matches only the same text",
                    "remove " + ClaimSettings.PATTERN);
        }
    }

    private String displayText(String key, String value) {
        return LogText.quoted(problems.displayText(key, value));
    }

    private boolean isLiteral(String key, String value) {
        return problems.displayText(key, value).equals(value);
    }
}
