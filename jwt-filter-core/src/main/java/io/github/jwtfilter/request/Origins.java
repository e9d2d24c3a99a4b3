package io.github.jwtfilter.request;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The origins that something is granted to. */
public final class Origins {
    private static final Origins NONE = new Origins(Collections.emptySet(), false);
    private static final Origins ANY = new Origins(Collections.emptySet(), true);

    private final Set<Origin> listed;
    private final boolean any;

    private Origins(Set<Origin> listed, boolean any) {
        this.listed = listed;
        this.any = any;
    }

    /**
     * Grants nothing to anybody.
     *
     * @return no origin
     */
    public static Origins none() {
        return NONE;
    }

    /**
     * Grants something to every origin, and to pages without one.
     *
     * @return all origins
     */
    public static Origins any() {
        return ANY;
    }

    /**
     * Grants something to some origins.
     *
     * @param listed those origins
     * @return these and no others
     */
    public static Origins of(Collection<Origin> listed) {
        return new Origins(Collections.unmodifiableSet(new LinkedHashSet<>(listed)), false);
    }

    /**
     * Whether an origin is one of these.
     *
     * @param origin an origin
     * @return true if it is listed, or all are meant
     */
    public boolean contains(Origin origin) {
        return any || listed.contains(origin);
    }

    /**
     * Whether all origins are meant.
     *
     * @return false if they are listed
     */
    public boolean isAny() {
        return any;
    }

    /**
     * Whether no origin is meant.
     *
     * @return true if nothing is granted
     */
    public boolean isEmpty() {
        return !any && listed.isEmpty();
    }

    /**
     * The origins one by one.
     *
     * @return the listed ones; empty if all are meant
     */
    public Set<Origin> listed() {
        return listed;
    }

    @Override
    public String toString() {
        return any ? "*" : listed.toString();
    }
}
