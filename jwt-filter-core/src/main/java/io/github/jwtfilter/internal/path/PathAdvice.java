package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines the setting that would permit a request whose path is rejected. */
public final class PathAdvice {
    private final Map<PathAllowance, PathGuard> guards = new EnumMap<>(PathAllowance.class);

    /**
     * Creates advice for a guard with these allowances.
     *
     * @param allowed the ambiguous paths that are already permitted
     * @param sessionCookie the name of the container's session cookie; null for the default
     */
    public PathAdvice(Set<PathAllowance> allowed, @Nullable String sessionCookie) {
        Set<PathAllowance> others = EnumSet.allOf(PathAllowance.class);
        others.removeAll(allowed);
        for (PathAllowance other : others) {
            Set<PathAllowance> more = EnumSet.of(other);
            more.addAll(allowed);
            guards.put(other, new PathGuard(more, sessionCookie));
        }
    }

    /**
     * Returns the setting that would permit a request whose path is rejected.
     *
     * @param request the request
     * @return a sentence without any part of the request
     */
    public String on(RequestView request) {
        for (Map.Entry<PathAllowance, PathGuard> entry : guards.entrySet()) {
            if (entry.getValue().check(request) == null) {
                return textOf(entry.getKey());
            }
        }
        return "no single item of path.allow would allow it";
    }

    private static String textOf(PathAllowance item) {
        return "to allow it, add " + item.word() + " to path.allow";
    }

    /**
     * Returns the item that the advice on a request names.
     *
     * @param advice the text of {@link #on}, or null
     * @return the item of {@code path.allow}, or null if the advice names none
     */
    public static @Nullable PathAllowance allowanceIn(@Nullable String advice) {
        for (PathAllowance each : PathAllowance.values()) {
            if (textOf(each).equals(advice)) {
                return each;
            }
        }
        return null;
    }
}
