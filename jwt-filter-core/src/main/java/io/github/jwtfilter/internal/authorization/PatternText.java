package io.github.jwtfilter.internal.authorization;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parses patterns, and rejects those that match no path that the path guard permits. */
final class PatternText {
    private static final int MAX_LENGTH = 1000;
    private static final String ANYWHERE = "*.";
    private static final String FILES = "/**.";

    private final String written;

    private PatternText(String written) {
        this.written = written;
    }

    /** Parses the text between blanks: one pattern, or several if it lists extensions. */
    static List<PathPattern> parse(String written) throws InvalidRuleException {
        return new PatternText(written).parse();
    }

    private List<PathPattern> parse() throws InvalidRuleException {
        if (written.length() > MAX_LENGTH) {
            throw bad("is longer than " + MAX_LENGTH + " characters", "use a folder: /folder/**");
        }
        if (written.startsWith(ANYWHERE)) {
            return extensions(ANYWHERE, extension -> PathPattern.extension(extension, ANYWHERE + extension));
        }
        int end = written.indexOf(FILES);
        if (end < 0) {
            return Collections.singletonList(path());
        }
        String folder = written.substring(0, end);
        checkPath(folder);
        return extensions(
                folder + FILES, extension -> PathPattern.files(folder, extension, folder + FILES + extension));
    }

    private List<PathPattern> extensions(String start, Function<String, PathPattern> pattern)
            throws InvalidRuleException {
        Set<String> extensions = new LinkedHashSet<>();
        for (String extension : written.substring(start.length()).split("\\|", -1)) {
            checkExtension(extension);
            if (!extensions.add(extension)) {
                throw bad("names an extension twice", "remove the repeated one");
            }
        }
        return extensions.stream().map(pattern).collect(Collectors.toList());
    }

    private void checkExtension(String extension) throws InvalidRuleException {
        if (extension.isEmpty() || extension.indexOf('.') >= 0 || extension.indexOf('/') >= 0) {
            throw bad(
                    "does not end in an extension (the part after the last dot of a path)",
                    "write *.css, or /folder/**.css for files below a folder, or /folder/**.css|js for several"
                            + " extensions");
        }
        checkCharacters(extension);
        checkSegment(extension);
    }

    private PathPattern path() throws InvalidRuleException {
        String path = withoutEnd(written);
        checkPath(path);
        return written.endsWith("*") ? PathPattern.folder(path, written) : PathPattern.exact(path, written);
    }

    /** Checks a path, given without its wildcard. */
    private void checkPath(String path) throws InvalidRuleException {
        if (!written.startsWith("/")) {
            throw bad(
                    "does not start with a slash",
                    "start paths with /, write /** for everything, and put methods before the first path");
        }
        if (written.contains("//")) {
            throw bad("contains an empty segment, which no path contains", "write single slashes");
        }
        checkCharacters(path);
        for (String segment : path.split("/", -1)) {
            checkSegment(segment);
        }
    }

    private static String withoutEnd(String pattern) {
        for (String end : new String[] {"/**", "/*", "/"}) {
            if (pattern.endsWith(end)) {
                return pattern.substring(0, pattern.length() - end.length());
            }
        }
        return pattern;
    }

    private void checkCharacters(String text) throws InvalidRuleException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                throw bad(
                        "has an asterisk at a position where none is allowed",
                        "end the pattern in /** for a folder and everything below, or in /**.css for its files with an"
                                + " extension, or write *.css for that extension in any folder");
            }
            if (c == '%') {
                throw bad(
                        "contains %, which no path contains", "write the decoded character: rules match decoded paths");
            }
            if (c == '?') {
                throw bad("contains ?, which no path contains", "remove the query: rules match the path only");
            }
            if (c == ';' || c == '\\' || c == '\ufffd' || Character.isISOControl(c)) {
                throw bad(
                        "contains a semicolon, a backslash, or another character that no path contains",
                        "remove it: requests for such paths are rejected");
            }
        }
    }

    private void checkSegment(String segment) throws InvalidRuleException {
        if (segment.equals(".") || segment.equals("..")) {
            throw bad("contains a segment of dots, which no path contains", "write the path without this segment");
        }
        if (segment.endsWith(" ")) {
            throw bad("has a segment that ends in a blank, which no path has", "remove the blank");
        }
    }

    private InvalidRuleException bad(String message, String remedy) {
        return new InvalidRuleException(written, message, remedy);
    }
}
