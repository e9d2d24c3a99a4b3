package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * The symptom, the usual causes and the remedy of one rejection reason. The texts are fixed: they contain no part of a
 * request, a token or the settings, so that they may be logged and printed anywhere.
 */
public final class ReasonHelp {
    private static final Map<RejectionReason, ReasonHelp> TABLE = table();

    private final String symptom;
    private final String cause;
    private final String remedy;

    private ReasonHelp(String symptom, String cause, String remedy) {
        this.symptom = symptom;
        this.cause = cause;
        this.remedy = remedy;
    }

    private static Map<RejectionReason, ReasonHelp> table() {
        Map<RejectionReason, ReasonHelp> all = new EnumMap<>(RejectionReason.class);
        HelpTable table = (reason, symptom, cause, remedy) -> all.put(reason, new ReasonHelp(symptom, cause, remedy));
        RequestHelp.addTo(table);
        TokenHelp.addTo(table);
        ClaimHelp.addTo(table);
        SessionHelp.addTo(table);
        return all;
    }

    /**
     * Returns the help for a reason.
     *
     * @param reason the reason of a rejection
     * @return the texts for this reason
     */
    @SuppressWarnings("NullAway") // every reason has an entry, which ReasonHelpTest verifies
    public static ReasonHelp of(RejectionReason reason) {
        return TABLE.get(reason);
    }

    /**
     * Returns the observation of users or operators.
     *
     * @return sentences in plain text
     */
    String symptom() {
        return symptom;
    }

    /**
     * Returns the usual causes, the most frequent one first.
     *
     * @return sentences in plain text
     */
    public String cause() {
        return cause;
    }

    /**
     * Returns the actions for the operator.
     *
     * @return sentences in plain text, with the settings or commands to use
     */
    public String remedy() {
        return remedy;
    }
}
