package io.github.jwtfilter.internal.request;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A set of permitted origins. */
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
     * Returns the empty set.
     *
     * @return no origin
     */
    public static Origins none() {
        return NONE;
    }

    /**
     * Returns the set of all origins, including pages without one.
     *
     * @return all origins
     */
    public static Origins any() {
        return ANY;
    }

    /**
     * Returns a set of listed origins.
     *
     * @param listed those origins
     * @return these and no others
     */
    public static Origins of(Collection<Origin> listed) {
        return new Origins(Collections.unmodifiableSet(new LinkedHashSet<>(listed)), false);
    }

    /**
     * Returns whether the set contains an origin.
     *
     * @param origin an origin
     * @return true if it is listed, or if the set contains all origins
     */
    public boolean contains(Origin origin) {
        return any || listed.contains(origin);
    }

    /**
     * Returns whether the set contains all origins.
     *
     * @return false if the origins are listed
     */
    public boolean isAny() {
        return any;
    }

    /**
     * Returns whether the set is empty.
     *
     * @return true if no origin is permitted
     */
    public boolean isEmpty() {
        return !any && listed.isEmpty();
    }

    /**
     * Returns the individual origins.
     *
     * @return the listed ones; empty if the set contains all origins
     */
    public Set<Origin> listed() {
        return listed;
    }

    @Override
    public String toString() {
        return any ? "*" : listed.toString();
    }
}
