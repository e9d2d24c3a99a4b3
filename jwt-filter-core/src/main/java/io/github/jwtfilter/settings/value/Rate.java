package io.github.jwtfilter.settings.value;

import java.time.Duration;

/** A number of events per time, for example 5 in 10 minutes. */
public final class Rate {
    private static final int MAX = 1_000;
    private static final DurationParser TIME = new DurationParser(Duration.ofSeconds(1), Duration.ofHours(24));

    private final int count;
    private final Duration time;

    /**
     * Creates a rate.
     *
     * @param count the number of events, 0 or more
     * @param time the time in which they occur
     */
    public Rate(int count, Duration time) {
        this.count = count;
        this.time = time;
    }

    static Rate parse(String text) throws InvalidValueException {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new InvalidValueException("is not a number per time", "write for example 5/10m");
        }
        int count = new NumberParser(1, MAX).parse(text.substring(0, slash).trim());
        return new Rate(count, TIME.parse(text.substring(slash + 1).trim()));
    }

    /**
     * Returns the number of events.
     *
     * @return 1 to 1,000 in settings
     */
    public int count() {
        return count;
    }

    /**
     * Returns the time in which they occur.
     *
     * @return 1 second to 24 hours
     */
    public Duration time() {
        return time;
    }

    /** Returns the rate in the syntax of settings, for example {@code 5/10m}. */
    @Override
    public String toString() {
        return count + "/" + DurationParser.displayText(time);
    }
}
