package io.github.jwtfilter.internal.authorization;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that match a path: by the path itself, by each of its parent folders, and by its extension. The cost
 * depends on the length of the path, and hardly on the number of rules.
 */
final class RuleIndex {
    private final TextTable<Rule[]> exact = new TextTable<>();
    private final TextTable<Rule[]> folders = new TextTable<>();
    private final TextTable<Rule[]> extensions = new TextTable<>();
    /** By extension, then by folder. */
    private final TextTable<TextTable<Rule[]>> files = new TextTable<>();

    /** Adds one pattern of a rule. Rules must be added in the order of their numbers. */
    void add(Rule rule, PathPattern pattern) {
        switch (pattern.kind()) {
            case EXACT:
                add(exact, pattern.text(), rule);
                break;
            case FOLDER:
                add(folders, pattern.text(), rule);
                break;
            case EXTENSION:
                add(extensions, pattern.extension(), rule);
                break;
            default:
                add(filesWith(pattern.extension()), pattern.text(), rule);
        }
    }

    private TextTable<Rule[]> filesWith(String extension) {
        TextTable<Rule[]> table = files.find(extension);
        if (table == null) {
            table = new TextTable<>();
            files.put(extension, table);
        }
        return table;
    }

    private static void add(TextTable<Rule[]> table, String key, Rule rule) {
        Rule[] earlier = table.find(key);
        Rule[] rules = earlier == null ? new Rule[1] : Arrays.copyOf(earlier, earlier.length + 1);
        rules[rules.length - 1] = rule;
        table.put(key, rules);
    }

    /** Returns the decision for a path and a method, given as its bit. */
    FirstMatch match(String path, boolean pathInfo, int method) {
        FirstMatch match = new FirstMatch(method);
        offer(path, pathInfo, match);
        return match;
    }

    /** Passes the rules that match a path, a part of which may be path info. */
    void offer(String path, boolean pathInfo, RuleVisitor candidates) {
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        int hash = offerFolders(folders, path, end, candidates);
        offer(exact.find(path, 0, end, hash), candidates);
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        if (!pathInfo && dot >= name) {
            offerExtension(path, name, dot, candidates);
        }
    }

    private void offerExtension(String path, int name, int dot, RuleVisitor candidates) {
        int start = dot + 1;
        int end = path.length();
        int hash = TextTable.hash(path, start, end);
        offer(extensions.find(path, start, end, hash), candidates);
        TextTable<Rule[]> table = files.find(path, start, end, hash);
        if (table != null && dot > name) {
            offerFolders(table, path, name - 1, candidates);
        }
    }

    /** Returns which part of a pattern the rules added so far cover. */
    Coverage coverage(PathPattern pattern, Methods methods) {
        Coverage coverage = new Coverage(methods);
        String text = pattern.text();
        int hash = offerFolders(folders, text, text.length(), coverage);
        if (pattern.kind() == PathPattern.Kind.EXACT) {
            offer(exact.find(text, 0, text.length(), hash), coverage);
        } else if (pattern.kind() != PathPattern.Kind.FOLDER) {
            offer(extensions.find(pattern.extension()), coverage);
        }
        TextTable<Rule[]> table = pattern.kind() == PathPattern.Kind.FILES ? files.find(pattern.extension()) : null;
        if (table != null) {
            offerFolders(table, text, text.length(), coverage);
        }
        return coverage;
    }

    /**
     * Passes the rules for the root, for each parent folder and for the path up to its end, and returns the hash of the
     * latter.
     */
    private static int offerFolders(TextTable<Rule[]> table, String path, int end, RuleVisitor candidates) {
        int hash = TextTable.EMPTY;
        for (int i = 0; i < end; i++) {
            if (path.charAt(i) == '/') {
                offer(table.find(path, 0, i, hash), candidates);
            }
            hash = TextTable.hash(hash, path.charAt(i));
        }
        offer(table.find(path, 0, end, hash), candidates);
        return hash;
    }

    private static void offer(Rule @Nullable [] rules, RuleVisitor candidates) {
        if (rules != null) {
            candidates.offer(rules);
        }
    }
}
