package io.github.jwtfilter.internal.jmx;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The descriptions of the bean of a guard, its operations and their parameters. */
final class BeanTexts {
    static final String BEAN =
            "The metrics and operations of a jwt-filter. All numbers are those since its start, on this server.";

    private static final Map<String, String> ATTRIBUTES = attributes();
    private static final Map<String, String> OPERATIONS = operations();
    private static final Map<String, String[][]> PARAMETERS = parameters();

    private BeanTexts() {}

    private static Map<String, String> attributes() {
        Map<String, String> texts = new HashMap<>();
        texts.put(
                "KeySets",
                "The keys of each issuer: state, key IDs, age in seconds (-1 if they were never read, or never change), and the"
                        + " last error.");
        texts.put("SettingsVersion", "The version of the settings in effect, which depends on their values only.");
        texts.put("SettingsSince", "The time at which the settings took effect.");
        texts.put(
                "SettingsFailure",
                "The reason for which the present content of the settings file is not in effect; empty if it is.");
        return Collections.unmodifiableMap(texts);
    }

    private static Map<String, String> operations() {
        Map<String, String> texts = new HashMap<>();
        texts.put(
                "refreshKeys",
                "Starts to fetch the keys of each remote issuer again, without waiting for the result; returns the number of"
                        + " such issuers. Files are read every five seconds in any case.");
        texts.put(
                "clearCache",
                "Removes all tokens from the cache of verified tokens, so that they are verified again; returns their number.");
        texts.put("reload", "Reads the settings again, and applies them if they have changed and are valid.");
        texts.put("revokeToken", "Revokes one token; returns the revocation.");
        texts.put("revokeSession", "Revokes the tokens of a session; returns the revocation.");
        texts.put("revokeSubject", "Revokes the tokens of a user; returns the revocation.");
        texts.put("revokeKey", "Revokes the tokens of a key; returns the revocation.");
        texts.put("revokeAll", "Revokes all tokens of every issuer; returns the revocation.");
        return Collections.unmodifiableMap(texts);
    }

    private static Map<String, String[][]> parameters() {
        String[] issuer = {"issuer", "The claim iss; null for tokens without it."};
        String[] before = {
            "issuedBefore",
            "The time before which the tokens were issued (ISO-8601, such as 2026-01-31T12:00:00Z); empty for now."
        };
        Map<String, String[][]> texts = new HashMap<>();
        texts.put("revokeToken", new String[][] {
            issuer,
            {"tokenId", "The claim jti."},
            {"expiresAt", "The claim exp, or any later time (ISO-8601); empty for the longest lifetime from now."}
        });
        texts.put("revokeSession", new String[][] {issuer, {"sessionId", "The claim sid."}});
        texts.put("revokeSubject", new String[][] {issuer, {"subject", "The claim sub."}, before});
        texts.put("revokeKey", new String[][] {{"name", "The key ID, the JWK thumbprint, or * for every key."}});
        texts.put("revokeAll", new String[][] {before});
        return Collections.unmodifiableMap(texts);
    }

    /** Returns the description of an attribute other than a metric. */
    static String attribute(String name) {
        return ATTRIBUTES.getOrDefault(name, name);
    }

    /** Returns the description of an operation. */
    static String operation(String name) {
        return OPERATIONS.getOrDefault(name, name);
    }

    /** Returns the name of a parameter of an operation. */
    static String parameter(String operation, int index) {
        return parameters(operation, index)[0];
    }

    /** Returns the description of a parameter of an operation. */
    static String parameterText(String operation, int index) {
        return parameters(operation, index)[1];
    }

    private static String[] parameters(String operation, int index) {
        String[][] all = PARAMETERS.get(operation);
        return all == null || index >= all.length ? new String[] {"p" + (index + 1), ""} : all[index];
    }
}
