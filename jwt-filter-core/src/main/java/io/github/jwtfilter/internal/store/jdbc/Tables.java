package io.github.jwtfilter.internal.store.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the tables. */
final class Tables {
    /** In the resources the prefix is the default, so that administrators can run them as they are. */
    private static final Pattern TABLE = Pattern.compile("\\bjwt_(sessions|revocations)\\b");

    private static final Pattern INDEX = Pattern.compile("\\bjwt_(sessions|revocations)_");

    private final String prefix;

    /** Creates names with a prefix, which may contain a schema and a dot. */
    Tables(String prefix) {
        this.prefix = prefix;
    }

    String sessions() {
        return prefix + "sessions";
    }

    String revocations() {
        return prefix + "revocations";
    }

    /** Replaces the default names in a statement that creates tables or indexes. An index is in the schema of its table. */
    String rename(String statement) {
        String withoutSchema = prefix.substring(prefix.indexOf('.') + 1);
        String indexes = INDEX.matcher(statement).replaceAll(Matcher.quoteReplacement(withoutSchema) + "$1_");
        return TABLE.matcher(indexes).replaceAll(Matcher.quoteReplacement(prefix) + "$1");
    }
}
