package io.github.jwtfilter.internal.jose;

import java.security.Provider;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/** Finds the security providers that settings name. */
public final class SignatureProviders {
    private SignatureProviders() {}

    /**
     * Returns a provider. One of the application is not registered with the Java runtime, so that nothing of the application
     * remains there after its undeployment.
     *
     * @param name the name of a registered provider, or of a subclass of {@link Provider} with a public constructor without
     *     parameters
     * @return the provider, or null if there is none
     */
    public static @Nullable Provider find(String name) {
        Provider registered = Security.getProvider(name);
        return registered == null && name.indexOf('.') > 0 ? ofClass(name) : registered;
    }

    private static @Nullable Provider ofClass(String name) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        for (ClassLoader loader : new ClassLoader[] {application, SignatureProviders.class.getClassLoader()}) {
            Provider found = ofClass(name, loader);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Provider ofClass(String name, @Nullable ClassLoader loader) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            boolean provider = Provider.class.isAssignableFrom(found);
            return provider ? (Provider) found.getConstructor().newInstance() : null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return null; // not visible to this class loader, or not usable
        }
    }
}
