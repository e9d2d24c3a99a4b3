package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constants of a class file and the place of the class in the type hierarchy (JVM Specification section 4.1). The
 * class is not loaded. Names have slashes, as in the file.
 */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD = 10;
    private static final int METHOD_OF_INTERFACE = 11;

    /** Instructions (JVM Specification section 6.5): load a constant, call a method. */
    private static final int LDC = 0x12;

    private static final int LDC_WIDE = 0x13;
    private static final int INVOKE_VIRTUAL = 0xB6;
    private static final int INVOKE_INTERFACE = 0xB9;

    private final byte[] file;
    /** The offset of each constant, with its tag; 0 for an unused index. */
    private final int[] constants;

    private final int end;

    private ClassFile(byte[] file) throws IOException {
        this.file = file;
        this.constants = new int[u2(8)];
        int position = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = position;
            int tag = u1(position);
            position += size(tag, position);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        this.end = position;
        if (end + 8 > file.length) {
            throw damaged();
        }
    }

    /**
     * Parses a class file.
     *
     * @param file its content
     * @return the class, or null if the content is not that of a class file
     * @throws IOException if the file is damaged, or of an unknown format
     */
    static @Nullable ClassFile read(byte[] file) throws IOException {
        boolean isClass = file.length >= 4 && (u2(file, 0) << 16 | u2(file, 2)) == MAGIC;
        return isClass ? new ClassFile(file) : null;
    }

    /** Returns the name of the class itself. */
    String name() throws IOException {
        return className(u2(end + 2));
    }

    /** Returns the direct superclass and interfaces. */
    List<String> supertypes() throws IOException {
        List<String> names = new ArrayList<>();
        if (u2(end + 4) != 0) {
            names.add(className(u2(end + 4)));
        }
        int count = u2(end + 6);
        for (int i = 0; i < count; i++) {
            names.add(className(u2(end + 8 + 2 * i)));
        }
        return names;
    }

    /** Returns every class and interface that the code refers to, including the class itself. */
    List<String> references() throws IOException {
        List<String> names = new ArrayList<>();
        for (int position : constants) {
            if (position != 0 && u1(position) == CLASS) {
                names.add(text(u2(position + 1)));
            }
        }
        return names;
    }

    /** Returns every method that the code calls, as {@code javax/servlet/http/HttpSession.getAttribute}. */
    List<String> calls() throws IOException {
        List<String> names = new ArrayList<>();
        for (int index = 1; index < constants.length; index++) {
            if (isMethod(index)) {
                names.add(method(index));
            }
        }
        return names;
    }

    /**
     * Returns the texts that the code passes as the last argument of a call, as far as they are constants. Only the two
     * instructions are searched for, so that texts may be missing.
     *
     * @param calls the methods, as {@link #calls()} returns them
     */
    List<String> arguments(Set<String> calls) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int at = end + 3; at + 2 < file.length; at++) {
            boolean call = u1(at) == INVOKE_INTERFACE || u1(at) == INVOKE_VIRTUAL;
            if (call && isMethod(u2(at + 1)) && calls.contains(method(u2(at + 1)))) {
                int index = u1(at - 2) == LDC ? u1(at - 1) : u1(at - 3) == LDC_WIDE ? u2(at - 2) : 0;
                if (index > 0 && index < constants.length && constants[index] != 0 && u1(constants[index]) == STRING) {
                    texts.add(text(u2(constants[index] + 1)));
                }
            }
        }
        return texts;
    }

    private boolean isMethod(int index) throws IOException {
        int tag = index <= 0 || index >= constants.length || constants[index] == 0 ? 0 : u1(constants[index]);
        return tag == METHOD || tag == METHOD_OF_INTERFACE;
    }

    private String method(int index) throws IOException {
        int position = at(index);
        return className(u2(position + 1)) + "." + text(u2(at(u2(position + 3)) + 1));
    }

    /** Returns the annotations of the class that are visible at run time. */
    List<ClassAnnotation> annotations() throws IOException {
        return new AnnotationReader(this, end).read();
    }

    /**
     * Returns whether an ASCII text is among the constants: the name of a member, a descriptor, the type of an
     * annotation.
     */
    boolean hasConstant(String text) throws IOException {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        for (int position : constants) {
            if (position != 0 && u1(position) == UTF8 && isAt(position, expected)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int position, byte[] expected) throws IOException {
        if (u2(position + 1) != expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (file[position + 3 + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private String className(int index) throws IOException {
        return text(u2(at(index) + 1));
    }

    /** Returns the text of a constant. */
    String text(int index) throws IOException {
        int position = at(index);
        if (u1(position) != UTF8) {
            throw damaged();
        }
        return new String(file, position + 3, u2(position + 1), StandardCharsets.UTF_8);
    }

    private int at(int index) throws IOException {
        if (index <= 0 || index >= constants.length || constants[index] == 0) {
            throw damaged();
        }
        return constants[index];
    }

    private int size(int tag, int position) throws IOException {
        switch (tag) {
            case UTF8:
                return 3 + u2(position + 1);
            case CLASS:
            case STRING:
            case 16: // MethodType
            case 19: // Module
            case 20: // Package
                return 3;
            case 15: // MethodHandle
                return 4;
            case 3: // Integer
            case 4: // Float
            case 9: // Fieldref
            case METHOD:
            case METHOD_OF_INTERFACE:
            case 12: // NameAndType
            case 17: // Dynamic
            case 18: // InvokeDynamic
                return 5;
            case LONG:
            case DOUBLE:
                return 9;
            default:
                throw new IOException("is a class file of a format that is not known");
        }
    }

    /** Returns the value of an integer constant. */
    int integer(int index) throws IOException {
        return i4(at(index) + 1);
    }

    /** Returns the byte at an offset. */
    int u1(int position) throws IOException {
        if (position >= file.length) {
            throw damaged();
        }
        return file[position] & 0xFF;
    }

    /** Returns the two bytes at an offset. */
    int u2(int position) throws IOException {
        if (position + 1 >= file.length) {
            throw damaged();
        }
        return u2(file, position);
    }

    /** Returns the four bytes at an offset. */
    int i4(int position) throws IOException {
        return u2(position) << 16 | u2(position + 2);
    }

    private static int u2(byte[] file, int position) {
        return (file[position] & 0xFF) << 8 | (file[position + 1] & 0xFF);
    }

    static IOException damaged() {
        return new IOException("is a damaged class file");
    }
}
