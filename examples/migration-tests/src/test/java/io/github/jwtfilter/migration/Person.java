package io.github.jwtfilter.migration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sender of a request, as in the heading of a column: {@code nobody}, or a name with roles, {@code scope x} and properties of
 * the token, as in {@code alice (clerk, expired)}.
 */
record Person(String name, List<String> traits) {
    /** The same for all users. */
    static final String PASSWORD = "secret";

    private static final Pattern HEADING = Pattern.compile("(\\w+)(?: \\((.+)\\))?");
    private static final List<String> PECULIARITIES = List.of(
            "no role", "expired", "forged", "other audience", "other issuer", "no expiry", "ID token", "at+jwt");

    static Person written(String heading) {
        Matcher matcher = HEADING.matcher(heading);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no person is named " + heading);
        }
        return new Person(
                matcher.group(1),
                matcher.group(2) == null ? List.of() : List.of(matcher.group(2).split(", ")));
    }

    boolean isAnonymous() {
        return name.equals("nobody");
    }

    boolean is(String peculiarity) {
        if (!PECULIARITIES.contains(peculiarity)) {
            throw new IllegalArgumentException("no person has the property " + peculiarity);
        }
        return traits.contains(peculiarity);
    }

    List<String> roles() {
        return traits.stream()
                .filter(trait -> !trait.startsWith("scope ") && !PECULIARITIES.contains(trait))
                .toList();
    }

    List<String> scopes() {
        return traits.stream()
                .filter(trait -> trait.startsWith("scope "))
                .map(trait -> trait.substring("scope ".length()))
                .toList();
    }

    @Override
    public String toString() {
        return traits.isEmpty() ? name : name + " (" + String.join(", ", traits) + ")";
    }
}
