package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.descriptor.AnnotatedServlet;
import io.github.jwtfilter.internal.descriptor.ApplicationClasses;
import io.github.jwtfilter.internal.descriptor.ApplicationCode;
import io.github.jwtfilter.internal.descriptor.DeclaredServlet;
import io.github.jwtfilter.internal.descriptor.DeclaredWelcomeFiles;
import io.github.jwtfilter.internal.descriptor.Fragments;
import io.github.jwtfilter.internal.descriptor.FrontControllers;
import io.github.jwtfilter.internal.descriptor.SecurityConstraint;
import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The declarations of a web application that is not modified yet: its descriptor, fragments, classes and files. */
final class Application {
    private static final int MAX_DESCRIPTOR = 4 * 1024 * 1024;

    private final WarSource source;
    private final byte @Nullable [] descriptorFile;
    private final @Nullable WebXml descriptor;
    private final Fragments fragments;
    private final ApplicationClasses classes;
    private final ApplicationCode code;
    private final PageScan pages;
    private final List<WebXml> descriptors = new ArrayList<>();

    private Application(WarSource source, byte @Nullable [] descriptorFile) throws UnplannableException {
        this.source = source;
        this.descriptorFile = descriptorFile;
        this.descriptor = descriptorFile == null ? null : parse(descriptorFile);
        this.fragments = Fragments.of(descriptor, source);
        this.classes = ApplicationClasses.of(source);
        this.code = ApplicationCode.of(source);
        this.pages = PageScan.of(source);
        if (descriptor != null) {
            descriptors.add(descriptor);
        }
        descriptors.addAll(fragments.descriptors());
    }

    static Application read(WarSource source) throws UnplannableException {
        try (InputStream in = source.open("/" + DescriptorPatch.FILE)) {
            return new Application(source, in == null ? null : read(in));
        } catch (UnplannableException e) {
            throw e;
        } catch (IOException e) {
            throw new UnplannableException(DescriptorPatch.FILE + " cannot be read; the archive is damaged");
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            content.write(buffer, 0, read);
            if (content.size() > MAX_DESCRIPTOR) {
                throw new UnplannableException(DescriptorPatch.FILE + " is larger than 4 MiB, which no descriptor is");
            }
        }
        return content.toByteArray();
    }

    private static WebXml parse(byte[] file) throws UnplannableException {
        try {
            return WebXmlReader.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UnplannableException(DescriptorPatch.FILE + " " + e.getMessage() + "; correct it first");
        }
    }

    WarSource source() {
        return source;
    }

    /** Returns {@code web.xml} as it is, or null. */
    byte @Nullable [] descriptorFile() {
        return descriptorFile == null ? null : descriptorFile.clone();
    }

    @Nullable
    WebXml descriptor() {
        return descriptor;
    }

    Fragments fragments() {
        return fragments;
    }

    ApplicationClasses classes() {
        return classes;
    }

    ApplicationCode code() {
        return code;
    }

    PageScan pages() {
        return pages;
    }

    /** Returns all constraints of the container. */
    List<SecurityConstraint> constraints() {
        List<SecurityConstraint> constraints = new ArrayList<>(ownConstraints());
        constraints.addAll(otherConstraints());
        return constraints;
    }

    /** Returns {@code web.xml}, if there is one, and the fragments. */
    List<WebXml> descriptors() {
        return Collections.unmodifiableList(descriptors);
    }

    /** Returns the namespace of the Servlet API; null if nothing in the application shows it. */
    @Nullable
    ServletNamespace namespace() {
        if (classes.namespace() != null) {
            return classes.namespace();
        }
        ServletNamespace declared = descriptor == null ? null : descriptor.namespace();
        return declared == null ? code.libraryNamespace() : declared;
    }

    /** Returns the paths of the files that clients can request, with a leading slash. */
    Set<String> files() {
        return source.names().stream()
                .filter(name -> !name.endsWith("/") && !name.matches("(?i)(?:WEB-INF|META-INF)/.*"))
                .map(name -> "/" + name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the names of the libraries, without their folder. */
    List<String> libraries() {
        return source.paths("/WEB-INF/lib/").stream()
                .map(path -> path.substring("/WEB-INF/lib/".length()))
                .filter(name -> name.matches("(?i).*\\.(?:jar|zip)"))
                .sorted()
                .collect(Collectors.toList());
    }

    List<FrontController> frontControllers() {
        return FrontControllers.of(descriptor, fragments, source);
    }

    /** Returns the names of the welcome files, those of the container if none are declared. */
    Collection<String> welcomeFiles() {
        Collection<String> names =
                DeclaredWelcomeFiles.of(descriptor, fragments).names();
        return names.isEmpty() ? WelcomeFiles.USUAL : names;
    }

    /** Returns the servlets that annotations declare, unless the container ignores them. */
    List<AnnotatedServlet> annotatedServlets() {
        boolean ignored = descriptor != null && descriptor.isMetadataComplete();
        return ignored ? Collections.emptyList() : new ArrayList<>(code.servlets());
    }

    /** Returns the URL patterns of all servlets. */
    Set<String> servletPatterns() {
        Set<String> patterns = new LinkedHashSet<>();
        for (WebXml each : descriptors) {
            each.servlets().forEach(servlet -> patterns.addAll(servlet.urlPatterns()));
        }
        annotatedServlets().forEach(servlet -> patterns.addAll(servlet.urlPatterns()));
        return patterns;
    }

    /** Returns the constraints of {@code web.xml}. */
    List<SecurityConstraint> ownConstraints() {
        return descriptor == null
                ? Collections.emptyList()
                : descriptor.security().constraints();
    }

    /** Returns the constraints of fragments and annotations, which {@code web.xml} cannot remove. */
    List<SecurityConstraint> otherConstraints() {
        List<SecurityConstraint> constraints = new ArrayList<>();
        fragments
                .descriptors()
                .forEach(fragment -> constraints.addAll(fragment.security().constraints()));
        Set<String> declared = new LinkedHashSet<>();
        ownConstraints().forEach(constraint -> declared.addAll(constraint.patterns()));
        for (AnnotatedServlet servlet : annotatedServlets()) {
            List<String> patterns = new ArrayList<>(patterns(servlet));
            patterns.removeAll(declared); // constraints of web.xml replace those of annotations
            if (!patterns.isEmpty()) {
                constraints.addAll(servlet.constraints(patterns));
            }
        }
        return constraints;
    }

    /** Returns the paths of an annotated servlet: those of descriptors take precedence. */
    private Set<String> patterns(AnnotatedServlet annotated) {
        Set<String> patterns = new LinkedHashSet<>();
        boolean declared = false;
        for (WebXml each : descriptors) {
            for (DeclaredServlet servlet : each.servlets()) {
                if (servlet.className().equals(annotated.className())) {
                    patterns.addAll(servlet.urlPatterns());
                }
                declared |= servlet.name().equals(annotated.name())
                        && !servlet.urlPatterns().isEmpty();
            }
        }
        if (!declared) {
            patterns.addAll(annotated.urlPatterns());
        }
        return patterns;
    }

    /** Returns the classes with {@code @ServletSecurity} that no servlet is mapped to: their subclasses inherit it. */
    List<String> unmappedConstraints() {
        return annotatedServlets().stream()
                .filter(servlet -> patterns(servlet).isEmpty()
                        && !servlet.constraints(Collections.singletonList("/")).isEmpty())
                .map(AnnotatedServlet::className)
                .collect(Collectors.toList());
    }

    /** Returns the roles that the application declares. */
    Set<String> roles() {
        return descriptors.stream()
                .flatMap(each -> each.security().roles().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
