package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the annotations of a class from the attributes of its class file (JVM Specification section 4.7.16). */
final class AnnotationReader {
    private static final int MAX_DEPTH = 8;

    private final ClassFile file;
    private int position;

    /**
     * Starts after the constants.
     *
     * @param position the offset of the access flags
     */
    AnnotationReader(ClassFile file, int position) {
        this.file = file;
        this.position = position;
    }

    List<ClassAnnotation> read() throws IOException {
        position += 6; // access flags, class, superclass
        skip(2 * next()); // interfaces
        members(); // fields
        members(); // methods
        List<ClassAnnotation> annotations = new ArrayList<>();
        for (int left = next(); left > 0; left--) {
            String name = file.text(next());
            int after = length() + position;
            if (name.equals("RuntimeVisibleAnnotations")) {
                for (int more = next(); more > 0; more--) {
                    annotations.add(annotation(0));
                }
            }
            position = after;
        }
        return annotations;
    }

    private void members() throws IOException {
        for (int left = next(); left > 0; left--) {
            position += 6; // access flags, name, descriptor
            for (int attributes = next(); attributes > 0; attributes--) {
                position += 2; // name
                skip(length());
            }
        }
    }

    private void skip(int bytes) {
        position += bytes;
    }

    /** Reads the length of an attribute. */
    private int length() throws IOException {
        int length = file.i4(position);
        position += 4;
        if (length < 0) {
            throw ClassFile.damaged();
        }
        return length;
    }

    private int next() throws IOException {
        int value = file.u2(position);
        position += 2;
        return value;
    }

    private ClassAnnotation annotation(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw ClassFile.damaged();
        }
        String type = file.text(next());
        Map<String, Object> elements = new LinkedHashMap<>();
        for (int left = next(); left > 0; left--) {
            String name = file.text(next());
            elements.put(name, value(depth + 1));
        }
        return new ClassAnnotation(type, elements);
    }

    private Object value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw ClassFile.damaged();
        }
        int tag = file.u1(position++);
        switch (tag) {
            case 's':
                return file.text(next());
            case 'Z':
                return file.integer(next()) != 0;
            case 'e':
                next(); // type
                return file.text(next());
            case '@':
                return annotation(depth);
            case '[':
                List<Object> values = new ArrayList<>();
                for (int left = next(); left > 0; left--) {
                    values.add(value(depth + 1));
                }
                return values;
            default:
                return next(); // numbers and classes
        }
    }
}
