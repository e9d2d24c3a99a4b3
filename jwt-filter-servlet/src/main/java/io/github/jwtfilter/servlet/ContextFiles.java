package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.ApplicationFiles;
import io.github.jwtfilter.internal.resource.WebResources;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a deployed application, accessed through its servlet context. */
final class ContextFiles implements ApplicationFiles, WebResources {
    private final ServletContext context;

    ContextFiles(ServletContext context) {
        this.context = context;
    }

    @Override
    public @Nullable Set<String> paths(String folder) {
        return context.getResourcePaths(folder);
    }

    @Override
    public @Nullable InputStream open(String path) {
        return context.getResourceAsStream(path);
    }

    @Override
    public @Nullable File onDisk(String path) {
        String file = context.getRealPath(path);
        return file == null ? null : new File(file);
    }
}
