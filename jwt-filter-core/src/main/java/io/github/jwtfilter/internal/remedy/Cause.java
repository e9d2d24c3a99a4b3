package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;

/**
 * A usual cause of a rejection that can be recognized in a token, a request or the settings. The code, the text and the remedy
 * are fixed: they contain no part of a token or the settings, and may be logged and printed anywhere. The line has placeholders.
 */
public final class Cause {
    private final RejectionReason reason;
    private final String code;
    private final String text;
    private final String remedy;
    private final String line;

    Cause(RejectionReason reason, String code, String text, String remedy, String line) {
        this.reason = reason;
        this.code = code;
        this.text = text;
        this.remedy = remedy;
        this.line = line;
    }

    /**
     * Returns the reason with which the request is mostly rejected.
     *
     * @return the reason; others are possible
     */
    RejectionReason reason() {
        return reason;
    }

    /**
     * Returns the stable name of the cause in logs and in the output of the command line, for example {@code issuer-slash}.
     *
     * @return lower-case words joined by hyphens
     */
    public String code() {
        return code;
    }

    /**
     * Returns the description.
     *
     * @return sentences in plain text
     */
    public String text() {
        return text;
    }

    /**
     * Returns the actions for the operator.
     *
     * @return sentences in plain text; {@code {expected}} stands for the value of the settings
     */
    public String remedy() {
        return remedy;
    }

    /**
     * Returns the line to write in the settings file, with placeholders: {@code {issuer}} for the prefix of a named issuer,
     * {@code {name}}, {@code {found}} and {@code {expected}} for values.
     *
     * @return the line, or an empty text if the settings are not to be changed
     */
    public String line() {
        return line;
    }

    @Override
    public String toString() {
        return code;
    }
}
