package io.github.jwtfilter.internal.descriptor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of an application in memory. */
final class ApplicationOfClasses implements ApplicationFiles {
    private static final byte[] UNREADABLE = {};

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    ApplicationOfClasses withFile(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    ApplicationOfClasses withUnreadable(String path) {
        return withFile(path, UNREADABLE);
    }

    ApplicationOfClasses with(String name, byte[] content) {
        return withFile("/WEB-INF/classes/" + name, content);
    }

    ApplicationOfClasses with(String name, Class<?> type) throws IOException {
        return with(name, bytes(type));
    }

    ApplicationOfClasses withLibrary(String name, Class<?>... types) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Class<?> type : types) {
            entries.put(file(type), bytes(type));
        }
        return withFile("/WEB-INF/lib/" + name, jar(entries));
    }

    ApplicationOfClasses withLibrary(String name, byte[] classFile) throws IOException {
        return withFile("/WEB-INF/lib/" + name, jar(Map.of("Any.class", classFile)));
    }

    @Override
    public Set<String> paths(String folder) {
        Set<String> paths = new LinkedHashSet<>();
        for (String path : files.keySet()) {
            int slash = path.indexOf('/', folder.length());
            if (path.startsWith(folder)) {
                paths.add(slash < 0 ? path : path.substring(0, slash + 1));
            }
        }
        return paths.isEmpty() ? null : paths;
    }

    @Override
    public InputStream open(String path) throws IOException {
        byte[] content = files.get(path);
        if (content == UNREADABLE) {
            throw new IOException("cannot be opened");
        }
        return new ByteArrayInputStream(content);
    }

    private static byte[] jar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getClassLoader().getResourceAsStream(file(type))) {
            return in.readAllBytes();
        }
    }
}
