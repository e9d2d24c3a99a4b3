package io.github.jwtfilter.settings.value;

/** The separator of roles in a string. */
final class RoleSeparator {
    private static final int LONGEST = 3;

    private RoleSeparator() {}

    static String parse(String text) throws InvalidValueException {
        if (text.length() > LONGEST || !text.chars().allMatch(RoleSeparator::separates)) {
            throw new InvalidValueException(
                    "is not a valid separator of roles",
                    "write the characters between two roles, without quotes, such as roles.separator = ,"
                            + " (for spaces, see roles.split)");
        }
        return text;
    }

    private static boolean separates(int c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && "\"'\\".indexOf(c) < 0;
    }
}
