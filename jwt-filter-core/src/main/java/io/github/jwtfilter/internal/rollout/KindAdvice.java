package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.remedy.ReasonHelp;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The advice on a kind of rejected requests: an action, and the line of the settings that would permit the requests, if there is one. It is
 * derived from the reason, the rule and the path, never read from a log.
 */
public final class KindAdvice {
    /** Only paths that a rule can contain literally: others need a decision of the administrator. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+/?");

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final String DEFAULT_RULE = "the default rule";
    private static final String BELOW = "/**";

    private final String text;
    private final String line;

    private KindAdvice(String text, String line) {
        this.text = text;
        this.line = line;
    }

    /**
     * Returns the advice on a kind.
     *
     * @param counted the kind with its example
     * @return the advice
     */
    public static KindAdvice of(CountedKind counted) {
        RejectedKind kind = counted.kind();
        if (kind.hasOtherPaths()) {
            return new KindAdvice(
                    "The report has reached its limit, so that these paths are only in the lines \"would reject\" of the log."
                            + " Correct the kinds above, then reset the report over JMX or restart the application.",
                    "");
        }
        if (kind.reason() == RejectionReason.AMBIGUOUS_PATH) {
            return ambiguous(kind.allowance());
        }
        if (kind.reason() == RejectionReason.NO_TOKEN) {
            return kind.credentials() == Credentials.SIGNED_IN ? signedIn(kind) : noToken(kind, counted.method());
        }
        return new KindAdvice(ReasonHelp.of(kind.reason()).remedy(), "");
    }

    private static KindAdvice ambiguous(@Nullable PathAllowance allowance) {
        return allowance == null
                ? new KindAdvice(
                        "No single item of path.allow permits the path. Correct the link if the application has it;"
                                + " otherwise it is probably a scan, and its rejection is expected.",
                        "")
                : new KindAdvice(
                        "If the application needs such paths, add this item to path.allow:",
                        "path.allow = " + allowance.word());
    }

    private static KindAdvice signedIn(RejectedKind kind) {
        String pattern = pattern(kind.path());
        return new KindAdvice(
                "These users would lose their access. Let their clients send tokens, or accept the existing login on"
                        + " these paths" + (pattern.isEmpty() ? " (coexist)." : ":"),
                pattern.isEmpty() ? "" : "coexist = " + pattern);
    }

    /** Suggests to open a path only where no rule of the administrator requires a token. */
    private static KindAdvice noToken(RejectedKind kind, String method) {
        String pattern = pattern(kind.path());
        if (!kind.rule().equals(DEFAULT_RULE)
                || pattern.isEmpty()
                || !METHOD.matcher(method).matches()) {
            return new KindAdvice(
                    "Check whether the requests are legitimate: then their clients must send a token"
                            + (kind.rule().equals(DEFAULT_RULE) ? "." : ", as the rule requires."),
                    "");
        }
        return new KindAdvice(
                "Check whether the requests are legitimate: then their clients must send a token. Only if every client"
                        + " may make them, add a rule with a number that is not in use:",
                "access.<n> = " + method + " " + pattern + " : anyone");
    }

    /** Returns the pattern of rules for a form of paths; empty if it would be that of the whole application. */
    private static String pattern(String shape) {
        int wildcard = shape.indexOf('*');
        if (wildcard < 0) {
            return PLAIN_PATH.matcher(shape).matches() ? shape : "";
        }
        String directory = shape.substring(0, shape.lastIndexOf('/', wildcard));
        return PLAIN_PATH.matcher(directory).matches() ? directory + BELOW : "";
    }

    /**
     * Returns the action.
     *
     * @return sentences; they end in a colon if there is a line
     */
    public String text() {
        return text;
    }

    /**
     * Returns the line for the settings file.
     *
     * @return for example {@code path.allow = encoded-slash}; empty if no line permits the requests, or if it is not known
     */
    public String line() {
        return line;
    }
}
