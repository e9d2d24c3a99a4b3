package io.github.jwtfilter.internal.pipeline;

/** The command that explains the rejection of a token, for log lines. */
final class ExplainHint {
    private static final String JAR = "java -jar jwt-filter-servlet-<version>-all.jar explain ";
    private static final String CLASS_PATH = "classpath:";

    private ExplainHint() {}

    /** Returns the command for settings from a file or, relative to the directory of the application, from its WAR. */
    static String of(String source) {
        return JAR + argument(source) + " < token.txt";
    }

    private static String argument(String source) {
        String path = source.startsWith("/WEB-INF/") ? source.substring(1) : source;
        if (source.startsWith(CLASS_PATH)) {
            path = "WEB-INF/classes/" + source.substring(CLASS_PATH.length()).replaceFirst("^/+", "");
        } else if (source.startsWith("file:")) {
            path = source.substring("file:".length()).replaceFirst("^/+", "/");
        }
        return path.indexOf(' ') < 0 ? path : "'" + path + "'";
    }
}
