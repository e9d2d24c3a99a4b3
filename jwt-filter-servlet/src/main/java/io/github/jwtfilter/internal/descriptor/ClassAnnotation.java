package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An annotation in a class file. Elements that have their default are absent. */
final class ClassAnnotation {
    private final String type;
    private final Map<String, Object> elements;

    /**
     * Describes an annotation.
     *
     * @param type the descriptor of its type, as {@code Ljavax/servlet/annotation/WebServlet;}
     * @param elements texts, also for enumeration constants, booleans, annotations, and lists of them
     */
    ClassAnnotation(String type, Map<String, Object> elements) {
        this.type = type;
        this.elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /** Returns whether it is one of these of the Servlet API, in either namespace. */
    boolean is(String simpleName) {
        return type.equals("Ljavax/servlet/annotation/" + simpleName + ";")
                || type.equals("Ljakarta/servlet/annotation/" + simpleName + ";");
    }

    /** Returns the text of an element, empty if it has its default. */
    String text(String element) {
        Object value = elements.get(element);
        return value instanceof String ? (String) value : "";
    }

    /** Returns the texts of an element. */
    List<String> texts(String element) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(element)) {
            if (value instanceof String) {
                texts.add((String) value);
            }
        }
        return texts;
    }

    /** Returns whether a boolean element is true. */
    boolean isTrue(String element) {
        return Boolean.TRUE.equals(elements.get(element));
    }

    /** Returns the annotation in an element, or null if it has its default. */
    @Nullable
    ClassAnnotation annotation(String element) {
        Object value = elements.get(element);
        return value instanceof ClassAnnotation ? (ClassAnnotation) value : null;
    }

    /** Returns the annotations in an element. */
    List<ClassAnnotation> annotations(String element) {
        List<ClassAnnotation> annotations = new ArrayList<>();
        for (Object value : list(element)) {
            if (value instanceof ClassAnnotation) {
                annotations.add((ClassAnnotation) value);
            }
        }
        return annotations;
    }

    private List<?> list(String element) {
        Object value = elements.get(element);
        if (value instanceof List) {
            return (List<?>) value;
        }
        return value == null ? Collections.emptyList() : Collections.singletonList(value);
    }
}
