package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths to request, and the facts of the settings that the checks use. */
public final class ProbePlan {
    /** The maximum length of a path. */
    public static final int MAX_PATH = 1_000;

    private static final int MAX_PATHS = 50;
    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e&&[^?#]]*");

    private final Set<String> protectedPaths = new LinkedHashSet<>();
    private final Set<String> openPaths = new LinkedHashSet<>();
    private final Set<String> publicPrefixes = new LinkedHashSet<>();
    private final Set<String> monitoringPaths = new LinkedHashSet<>();
    private final Set<String> cookieNames = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String loginPath;
    private String tokenHeader = "Authorization";
    private String tokenPrefix = "Bearer ";
    private @Nullable String issuer;
    private @Nullable String audience;
    private boolean fromSettings;
    private boolean unknownPathsProtected;
    private int omitted;

    /**
     * Returns whether a text is a path that can be requested.
     *
     * @param path any text
     * @return true for a path with a slash at the start, in visible ASCII without query and fragment
     */
    public static boolean isPath(String path) {
        return path.length() <= MAX_PATH && PATH.matcher(path).matches();
    }

    /**
     * Adds a path that requires a token.
     *
     * @param path a path below the application, for which {@link #isPath} is true
     */
    public void addProtected(String path) {
        if (protectedPaths.size() < MAX_PATHS || protectedPaths.contains(path)) {
            protectedPaths.add(path);
        } else {
            omitted++;
        }
    }

    /**
     * Adds a path that is expected to be public.
     *
     * @param path a path below the application, for which {@link #isPath} is true
     */
    public void addOpen(String path) {
        openPaths.add(path);
    }

    /**
     * Adds a path that rules make public, with which requests for protected paths may start.
     *
     * @param path a path below the application, for which {@link #isPath} is true
     */
    public void addPublicPrefix(String path) {
        publicPrefixes.add(path);
    }

    /**
     * Adds a path of metrics or health.
     *
     * @param path a path below the application, for which {@link #isPath} is true
     */
    public void addMonitoring(String path) {
        monitoringPaths.add(path);
    }

    /**
     * Adds the name of a cookie that may contain a token.
     *
     * @param name a cookie name
     */
    public void addCookieName(String name) {
        cookieNames.add(name);
    }

    /**
     * Adds a sentence to the notes of the report.
     *
     * @param sentence about the settings
     */
    public void addNote(String sentence) {
        notes.add(sentence);
    }

    /**
     * Sets the login page.
     *
     * @param path a path below the application, for which {@link #isPath} is true
     */
    public void loginPath(String path) {
        loginPath = path;
    }

    /**
     * Sets the header with the token.
     *
     * @param name the name
     * @param scheme the scheme before the token, possibly empty
     */
    public void tokenHeader(String name, String scheme) {
        tokenHeader = name;
        tokenPrefix = scheme.isEmpty() ? "" : scheme + " ";
    }

    /**
     * Sets the issuer and the audience of unsigned tokens.
     *
     * @param iss the issuer
     * @param aud the audience, or null
     */
    public void issuer(String iss, @Nullable String aud) {
        issuer = iss;
        audience = aud;
    }

    /**
     * Records that the paths are those of settings, so that each response must be that of the filter.
     *
     * @param unknownPaths whether the settings require a token for paths that no rule names
     */
    public void ofSettings(boolean unknownPaths) {
        fromSettings = true;
        unknownPathsProtected = unknownPaths;
    }

    Set<String> protectedPaths() {
        return protectedPaths.isEmpty() ? Collections.singleton("/") : Collections.unmodifiableSet(protectedPaths);
    }

    Set<String> openPaths() {
        return Collections.unmodifiableSet(openPaths);
    }

    Collection<String> publicPrefixes() {
        Set<String> all = new LinkedHashSet<>(openPaths);
        all.addAll(publicPrefixes);
        loginPath().ifPresent(all::add);
        return all;
    }

    Set<String> monitoringPaths() {
        return Collections.unmodifiableSet(monitoringPaths);
    }

    Set<String> cookieNames() {
        return Collections.unmodifiableSet(cookieNames);
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (omitted > 0) {
            all.add(omitted + " more protected paths were not requested: a run takes at most " + MAX_PATHS
                    + ". Name others with --path.");
        }
        return all;
    }

    Optional<String> loginPath() {
        return Optional.ofNullable(loginPath);
    }

    String tokenHeader() {
        return tokenHeader;
    }

    /** Returns the text before the token in the header, with its blank. */
    String tokenPrefix() {
        return tokenPrefix;
    }

    @Nullable
    String issuer() {
        return issuer;
    }

    @Nullable
    String audience() {
        return audience;
    }

    boolean isFromSettings() {
        return fromSettings;
    }

    boolean areUnknownPathsProtected() {
        return unknownPathsProtected;
    }
}
