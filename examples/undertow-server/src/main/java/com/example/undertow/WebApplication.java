package com.example.undertow;

import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An unpacked WAR. {@code ROOT.war} is the application without a context path. */
record WebApplication(String name, Path directory) {
    static WebApplication unpack(Path war, Path parent) throws IOException {
        String name = war.getFileName().toString().replaceFirst("\\.war$", "");
        Path directory = parent.resolve(name);
        try (FileSystem archive = FileSystems.newFileSystem(war)) {
            Path root = archive.getPath("/");
            try (Stream<Path> entries = Files.walk(root)) {
                for (Path entry : entries.toList()) {
                    Path target = directory.resolve(root.relativize(entry).toString());
                    if (Files.isRegularFile(entry)) {
                        Files.createDirectories(target.getParent());
                        Files.copy(entry, target);
                    }
                }
            }
        }
        return new WebApplication(name, directory);
    }

    String contextPath() {
        return name.equals("ROOT") ? "/" : "/" + name;
    }

    DeploymentInfo deployment() throws Exception {
        ClassLoader classes = classes();
        DeploymentInfo deployment = Servlets.deployment()
                .setDeploymentName(name)
                .setContextPath(contextPath())
                .setClassLoader(classes)
                .setResourceManager(new PathResourceManager(directory));
        new WebXml(directory.resolve("WEB-INF/web.xml")).applyTo(deployment, classes);
        return deployment;
    }

    private ClassLoader classes() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(directory.resolve("WEB-INF/classes/")));
        try (Stream<Path> libraries = Files.list(directory.resolve("WEB-INF/lib"))) {
            for (Path library : libraries.toList()) {
                urls.add(url(library));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), WebApplication.class.getClassLoader());
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
