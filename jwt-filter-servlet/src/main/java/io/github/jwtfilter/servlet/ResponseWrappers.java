package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The wrappers of a response: those of the filter, and those that the application and its frameworks add. */
final class ResponseWrappers {
    private ResponseWrappers() {}

    /** Returns the outermost wrapper of a type that meets a condition, or null. */
    static <W extends ServletResponseWrapper> @Nullable W find(
            ServletResponse response, Class<W> type, Predicate<W> condition) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper) {
            if (type.isInstance(inner) && condition.test(type.cast(inner))) {
                return type.cast(inner);
            }
            inner = ((ServletResponseWrapper) inner).getResponse();
        }
        return null;
    }
}
