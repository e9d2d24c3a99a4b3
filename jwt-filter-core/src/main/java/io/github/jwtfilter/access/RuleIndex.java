package io.github.jwtfilter.access;

/**
 * Finds the rules that fit a path: by the path itself, by each of the folders that it is in, and by its extension. What
 * this costs depends on the length of the path, and hardly on the number of rules.
 */
final class RuleIndex {
    private final PathTable exact;
    private final PathTable folders;
    private final PathTable extensions;

    /** An index that is made for so many patterns. */
    RuleIndex(int patterns) {
        exact = new PathTable(patterns);
        folders = new PathTable(patterns);
        extensions = new PathTable(patterns);
    }

    /** Adds one pattern of a rule. Rules are added in the order of their numbers. */
    void add(Rule rule, PathPattern pattern) {
        table(pattern.kind()).add(pattern.text(), rule);
    }

    private PathTable table(PathPattern.Kind kind) {
        switch (kind) {
            case EXACT:
                return exact;
            case FOLDER:
                return folders;
            default:
                return extensions;
        }
    }

    /** What is decided for a path and a method, given as its bit. */
    FirstMatch match(String path, boolean pathInfo, int method) {
        FirstMatch match = new FirstMatch(method);
        offer(path, pathInfo, match);
        return match;
    }

    /** Offers the rules that fit a path, of which a part may be path info. */
    void offer(String path, boolean pathInfo, Candidates candidates) {
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        int hash = offerFolders(path, end, candidates);
        candidates.offer(exact.find(path, 0, end, hash));
        int dot = path.lastIndexOf('.') + 1;
        if (!pathInfo && dot > path.lastIndexOf('/') + 1) {
            int length = path.length();
            candidates.offer(extensions.find(path, dot, length, PathTable.hash(path, dot, length)));
        }
    }

    /** What rules that were added leave of a pattern. */
    Coverage coverage(PathPattern pattern, Methods methods) {
        Coverage coverage = new Coverage(methods);
        String text = pattern.text();
        if (pattern.kind() == PathPattern.Kind.EXTENSION) {
            coverage.offer(folders.find("", 0, 0, PathTable.EMPTY));
            coverage.offer(extensions.find(text, 0, text.length(), PathTable.hash(text, 0, text.length())));
            return coverage;
        }
        int hash = offerFolders(text, text.length(), coverage);
        if (pattern.kind() == PathPattern.Kind.EXACT) {
            coverage.offer(exact.find(text, 0, text.length(), hash));
        }
        return coverage;
    }

    /** Offers what stands for the root, for each folder on the way and for the path up to its end, whose hash is returned. */
    private int offerFolders(String path, int end, Candidates candidates) {
        int hash = PathTable.EMPTY;
        for (int i = 0; i < end; i++) {
            if (path.charAt(i) == '/') {
                candidates.offer(folders.find(path, 0, i, hash));
            }
            hash = PathTable.hash(hash, path.charAt(i));
        }
        candidates.offer(folders.find(path, 0, end, hash));
        return hash;
    }
}
