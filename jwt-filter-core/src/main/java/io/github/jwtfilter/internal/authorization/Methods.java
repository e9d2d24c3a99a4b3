package io.github.jwtfilter.internal.authorization;

import java.util.List;

/** A set of methods of a rule. HEAD counts as GET; all methods that a rule cannot name count as one. */
final class Methods {
    private static final String[] NAMES = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    private static final String NAMED = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final int OTHER = 1 << NAMES.length;

    static final Methods ALL = new Methods((OTHER << 1) - 1);

    private final int bits;

    private Methods(int bits) {
        this.bits = bits;
    }

    /**
     * Returns the bit of a request's method. Methods are case-sensitive (RFC 9110 section 9.1): {@code get} is another
     * one.
     */
    static int bit(String method) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equals(method)) {
                return 1 << i;
            }
        }
        return method.equals("HEAD") ? bit("GET") : OTHER;
    }

    /** Parses the names in a rule; an empty list or an asterisk means all methods. */
    static Methods of(List<String> names) throws InvalidRuleException {
        int bits = 0;
        for (String name : names) {
            if (name.equals("*") && names.size() > 1) {
                throw new InvalidRuleException(
                        name, "cannot be combined with names of methods", "write * alone, or remove it");
            }
            int bit = name.equals("*") ? ALL.bits : named(name);
            if ((bits & bit) != 0) {
                throw new InvalidRuleException(name, "is named twice", "remove the repeated method");
            }
            bits |= bit;
        }
        return names.isEmpty() ? ALL : new Methods(bits);
    }

    private static int named(String name) throws InvalidRuleException {
        if (name.equals("HEAD")) {
            throw new InvalidRuleException(name, "is evaluated as GET", "write GET instead");
        }
        if (name.equals("TRACE")) {
            throw new InvalidRuleException(name, "is never allowed", "remove it");
        }
        for (String known : NAMES) {
            if (known.equalsIgnoreCase(name) && !known.equals(name)) {
                throw new InvalidRuleException(name, "is not in upper case", "write " + known);
            }
        }
        int bit = bit(name);
        if (bit == OTHER) {
            throw new InvalidRuleException(
                    name,
                    "is neither a supported method nor a path",
                    "use one or more of " + NAMED
                            + "; a rule without methods applies to every method; paths start with /");
        }
        return bit;
    }

    /** Returns the set as a bit mask. */
    int bits() {
        return bits;
    }

    boolean all() {
        return bits == ALL.bits;
    }

    boolean permit(int bit) {
        return (bits & bit) != 0;
    }
}
