package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClassFileTest {
    /** A class with constants of many kinds. */
    abstract static class Sample extends ArrayList<String> implements Runnable, Supplier<Object> {
        private static final long serialVersionUID = 0x1234_5678_9abcL;

        static final double NUMBER = 1.5;

        @Deprecated
        double sum(int add, float more, String text) {
            Supplier<String> lambda = () -> text + add + more;
            return NUMBER + serialVersionUID + lambda.get().length() + 100_000.25f + 70_000 + System.nanoTime();
        }
    }

    /** Returns the file of a class that implements an interface and may refer to other classes. */
    static byte[] implementing(String name, Class<?> type, String... others) throws IOException {
        List<String> names =
                new ArrayList<>(List.of(name, "java/lang/Object", type.getName().replace('.', '/')));
        names.addAll(List.of(others));
        return file(names, true);
    }

    /** Returns the file of a class that refers to another one. */
    static byte[] referringTo(String name, String other) throws IOException {
        return file(List.of(name, "java/lang/Object", other), false);
    }

    private static byte[] file(List<String> names, boolean isInterface) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(52);
        out.writeShort(2 * names.size() + 1);
        for (int i = 0; i < names.size(); i++) {
            out.writeByte(1);
            out.writeUTF(names.get(i));
            out.writeByte(7);
            out.writeShort(2 * i + 1);
        }
        out.writeShort(1); // public
        out.writeShort(2);
        out.writeShort(4);
        out.writeShort(isInterface ? 1 : 0);
        if (isInterface) {
            out.writeShort(6);
        }
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(0);
        return bytes.toByteArray();
    }

    @Test
    void reads_names_supertypes_and_references() throws IOException {
        ClassFile file = ClassFile.read(ApplicationOfClasses.bytes(Sample.class));

        assertThat(file.name()).isEqualTo("io/github/jwtfilter/internal/descriptor/ClassFileTest$Sample");
        assertThat(file.supertypes())
                .containsExactly("java/util/ArrayList", "java/lang/Runnable", "java/util/function/Supplier");
        assertThat(file.references()).contains("java/lang/System", "java/lang/String", file.name());
        assertThat(file.hasConstant("Ljava/lang/Deprecated;")).isTrue();
        assertThat(file.hasConstant("Ljava/lang/Override;")).isFalse();
    }

    @Test
    void every_class_of_the_runtime_is_read() throws IOException {
        for (Class<?> type : List.of(Object.class, Runnable.class, String.class, List.class, Integer.class)) {
            byte[] bytes = Object.class
                    .getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")
                    .readAllBytes();
            assertThat(ClassFile.read(bytes).name().replace('/', '.')).isEqualTo(type.getName());
        }
        byte[] module = Object.class.getResourceAsStream("/module-info.class").readAllBytes();
        assertThat(ClassFile.read(module).name()).isEqualTo("module-info");
    }

    @Test
    void other_files_are_not_classes() throws IOException {
        assertThat(ClassFile.read(new byte[0])).isNull();
        assertThat(ClassFile.read(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA}))
                .isNull();
        assertThat(ClassFile.read("CAFEBABE".getBytes())).isNull();
    }

    @Test
    void a_damaged_file_is_reported_wherever_it_ends() throws IOException {
        byte[] whole = implementing("a/B", Runnable.class);
        for (int length = 4; length < whole.length - 6; length++) {
            byte[] damaged = Arrays.copyOf(whole, length);
            assertThatIOException().isThrownBy(() -> ClassFile.read(damaged).supertypes());
        }
        assertThat(ClassFile.read(whole).supertypes()).containsExactly("java/lang/Object", "java/lang/Runnable");
    }

    @Test
    void any_changed_byte_is_read_or_reported() throws IOException {
        byte[] whole = ApplicationOfClasses.bytes(Sample.class);
        int reported = 0;
        for (int i = 8; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x55;
            try {
                ClassFile file = ClassFile.read(changed);
                file.name();
                file.supertypes();
                file.references();
                file.hasConstant("Ljava/lang/Override;");
            } catch (IOException e) {
                reported++;
            }
        }
        assertThat(reported).isPositive();
    }
}
