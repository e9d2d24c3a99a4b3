package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.HttpDate;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.remedy.ValueText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Compares the clock of the provider with the local one, by the header {@code Date} (RFC 9110 section 6.6.1), if it is sent. */
final class ClockCheck {
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
}
