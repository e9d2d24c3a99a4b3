package io.github.jwtfilter.internal.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A small web application in an archive or a directory. */
public final class TestWar {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public static TestWar empty() {
        return new TestWar();
    }

    /** An application of version 3.0 with these elements. */
    public static TestWar with(String elements) {
        return empty().file(
                        "WEB-INF/web.xml",
                        "<web-app xmlns=\"http://java.sun.com/xml/ns/javaee\" version=\"3.0\">\n" + elements
                                + "\n</web-app>\n");
    }

    public static String constraint(String patterns, String authorization) {
        StringBuilder text = new StringBuilder("<security-constraint><web-resource-collection>");
        for (String word : patterns.split(" ")) {
            String element = word.matches("[A-Z]+")
                    ? "http-method"
                    : word.matches("-[A-Z]+") ? "http-method-omission" : "url-pattern";
            text.append("<" + element + ">" + word.replaceFirst("^-", "") + "</" + element + ">");
        }
        return text + "</web-resource-collection>" + authorization + "</security-constraint>\n";
    }

    public static String roles(String... names) {
        StringBuilder text = new StringBuilder("<auth-constraint>");
        for (String name : names) {
            text.append("<role-name>" + name + "</role-name>");
        }
        return text + "</auth-constraint>";
    }

    public TestWar file(String name, String content) {
        return file(name, content, StandardCharsets.UTF_8);
    }

    public TestWar file(String name, String content, Charset charset) {
        return file(name, content.getBytes(charset));
    }

    public TestWar file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public TestWar classFile(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            return file("WEB-INF/classes/" + name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Path writeTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path unpackTo(Path directory) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String entry(Path war, String name) {
        return new String(bytes(war, name), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(Path war, String name) {
        try (ZipFile zip = new ZipFile(war.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
