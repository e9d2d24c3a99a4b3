package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.http.HttpDate;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.remedy.ValueText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Compares the clock of the provider with the local one, by the header {@code Date} (RFC 9110 section 6.6.1), if it is sent. */
final class ClockCheck {
    /** The reasons that different clocks can have. */
    private static final Set<RejectionReason> OF_CLOCKS = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.EXPIRED,
            RejectionReason.NOT_YET_VALID,
            RejectionReason.ISSUED_IN_FUTURE,
            RejectionReason.TOO_OLD));

    private final Clock clock;
    private final Duration permitted;

    ClockCheck(Clock clock, Duration permitted) {
        this.clock = clock;
        this.permitted = permitted;
    }

    /** Returns the end of a message if the clocks differ by more than the permitted difference, otherwise an empty text. */
    String note(Response response) {
        Instant there = HttpDate.of(response.headers("Date")).orElse(null);
        if (there == null) {
            return "";
        }
        Duration ahead = Duration.between(clock.instant(), there);
        return ahead.abs().compareTo(permitted) <= 0
                ? ""
                : "; its clock is " + ValueText.duration(ahead) + (ahead.isNegative() ? " behind" : " ahead of")
                        + " the local clock: synchronize both";
    }

    /**
     * Returns the note for a rejected token that the provider has just issued.
     *
     * @param reason the reason of the rejection
     * @param note that of the response; empty also if the provider, like Keycloak, sends no {@code Date}
     */
    static String note(RejectionReason reason, String note) {
        return note.isEmpty() && OF_CLOCKS.contains(reason)
                ? "; the provider has just issued it, so its clock probably differs from the local clock: synchronize both"
                : note;
    }
}
